// Writes deploy/grafana/sundial.json: node scripts/grafana-dashboard.mjs
import { writeFileSync } from 'node:fs'

const panels = [
  ['Clocks: overdue now', 'stat', 's', [['sundial_timers_overdue_seconds', 'overdue']]],
  ['Searches for an answerer now', 'stat', 'short', [['sundial_dispatches{state="open"}', 'open']]],
  ['Channels down or silent', 'stat', 'short', [['sum(sundial_channel_alarm)', 'alarms']]],
  ['Jobs given up', 'stat', 'short', [['sundial_jobs{state="failed"}', 'failed']]],
  [
    'From due to recorded',
    'timeseries',
    's',
    [50, 99].map((percent) => [
      `histogram_quantile(${percent / 100}, sum by (le) (rate(sundial_step_lateness_seconds_bucket[5m])))`,
      `p${percent}`,
    ]),
  ],
  [
    'Until what follows is done',
    'timeseries',
    's',
    [['sundial_step_receipt_seconds{stage="delivered",figure=~"p50|p99"}', '{{figure}}']],
  ],
  [
    'Steps a second, by type',
    'timeseries',
    'ops',
    [['sum by (type) (rate(sundial_step_lateness_seconds_count[1m]))', '{{type}}']],
  ],
  ['Searches for an answerer', 'timeseries', 'short', [['sundial_dispatches', '{{state}}']]],
  ['Jobs', 'timeseries', 'short', [['sundial_jobs', '{{state}}']]],
  ['The oldest job that could run', 'timeseries', 's', [['sundial_jobs_oldest_seconds', 'waits']]],
  ['Answers on their way', 'timeseries', 'short', [['sundial_replies', '{{state}}']]],
  ['The oldest answer on its way', 'timeseries', 's', [['sundial_replies_oldest_seconds', 'waits']]],
  ['Messages in quarantine', 'timeseries', 'short', [['sundial_quarantine_messages', 'wait']]],
  ['Channels', 'timeseries', 'short', [['sundial_channel_alarm', '{{channel}}']]],
  [
    'Requests, p99 by route',
    'timeseries',
    's',
    [
      [
        'histogram_quantile(0.99, sum by (le, route) (rate(sundial_http_request_seconds_bucket[5m])))',
        '{{route}}',
      ],
    ],
  ],
  ['Connections to the database', 'timeseries', 'short', [['sundial_pool_connections', '{{state}}']]],
  ['Nodes, by what they do', 'timeseries', 'short', [['sundial_nodes', '{{role}}']]],
]

const source = { type: 'prometheus', uid: '${source}' }
let [x, y] = [0, 0]
const placed = panels.map(([title, type, unit, queries], index) => {
  const [w, h] = type === 'stat' ? [6, 4] : [12, 8]
  if (x + w > 24) [x, y] = [0, y + (panels[index - 1][1] === 'stat' ? 4 : 8)]
  const gridPos = { x, y, w, h }
  x += w
  return {
    id: index + 1,
    title,
    type,
    datasource: source,
    gridPos,
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    targets: queries.map(([expr, legendFormat], at) => ({
      refId: String.fromCharCode(65 + at),
      datasource: source,
      expr,
      legendFormat,
    })),
  }
})

const dashboard = {
  title: 'Sundial',
  uid: 'sundial',
  timezone: 'browser',
  schemaVersion: 39,
  refresh: '10s',
  time: { from: 'now-3h', to: 'now' },
  templating: { list: [{ name: 'source', label: 'Source', type: 'datasource', query: 'prometheus' }] },
  panels: placed,
}
writeFileSync('deploy/grafana/sundial.json', `${JSON.stringify(dashboard, null, 2)}\n`)
