import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { openApi, type Api } from '../http/support/open-api.ts'

let api: Api
let exported: ReadonlySet<string>

beforeAll(async () => {
  api = await openApi()
  await api.get('/healthz')
  const { text } = await api.get('/metrics')
  exported = new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!))
})
afterAll(() => api.close())

/** Names of our metrics in an expression, without what a histogram adds to them. */
function namesIn(expression: string): readonly string[] {
  return [...expression.matchAll(/sundial_[a-z_]+/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  )
}

test('every alert asks for a metric that is exported, and says what to do', () => {
  const { groups } = parse(readFileSync('deploy/prometheus/alerts.yml', 'utf8')) as {
    groups: { rules: { alert: string; expr: string; annotations: Record<string, string> }[] }[]
  }
  const rules = groups.flatMap(({ rules }) => rules)
  expect(rules.length).toBeGreaterThan(8)
  for (const { alert, expr, annotations } of rules) {
    const unknown = namesIn(expr).filter((name) => !exported.has(name))
    expect({ alert, unknown }).toEqual({ alert, unknown: [] })
    expect(namesIn(expr)).not.toEqual([])
    expect(annotations).toMatchObject({ summary: expect.any(String), description: expect.any(String) })
  }
})

test('every panel shows a metric that is exported', () => {
  const { panels } = JSON.parse(readFileSync('deploy/grafana/sundial.json', 'utf8')) as {
    panels: { title: string; targets: { expr: string }[] }[]
  }
  for (const { title, targets } of panels) {
    const names = targets.flatMap(({ expr }) => namesIn(expr))
    expect({ title, unknown: names.filter((name) => !exported.has(name)) }).toEqual({ title, unknown: [] })
    expect(names).not.toEqual([])
  }
})

test('what stands still shows', async () => {
  const { pool } = api.house
  const [channel] = (await pool.query('select brand_id, id from channel where slug = $1', ['demo-posts']))
    .rows
  await pool.query(
    `insert into channel_pulse (brand_id, channel_id, alarm, alarm_since) values ($1, $2, 'silent', now())`,
    [channel.brand_id, channel.id],
  )
  await pool.query(
    `insert into timer (brand_id, conversation_id, id, kind, step_names, step_at, next_at, started_at)
     values ($1, gen_random_uuid(), gen_random_uuid(), 'dispatch', '{due}', array[now() - interval '1 minute'], now() - interval '1 minute', now())`,
    [channel.brand_id],
  )
  await expect
    .poll(async () => (await api.get('/metrics')).text)
    .toMatch(/^sundial_timers_overdue_seconds 6\d/m)
  const { text } = await api.get('/metrics')
  expect(text).toContain('sundial_channel_alarm{channel="demo-posts"} 1')
  expect(text).toContain('sundial_channel_alarm{channel="demo-chat"} 0')
  expect(text).toContain('sundial_nodes{role="timers"} 0')
})
