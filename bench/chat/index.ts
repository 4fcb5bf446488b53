import { fork, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { commitsPerSecond } from '../timers/commit-rate.ts'
import { startBenchServer, type BenchDatabase } from '../timers/database.ts'
import { rounded, type Row } from '../timers/row.ts'
import { tableOf } from '../timers/table.ts'
import { openChatNode, type ChatNode } from './chat-node.ts'
import { clock, type Order, type Report, type Written } from './talk.ts'

const LINES = 2_000
/** Messages that a node has just begun with, before its statements are prepared and its code is compiled: not counted. */
const WARM_UP = 500

/** Many customers with an open chat: what holding their lines costs, and how long messages and answers take. */
export async function run({
  short,
  json,
}: {
  readonly short: boolean
  readonly json: boolean
}): Promise<void> {
  const server = await startBenchServer()
  try {
    const database = await server.database()
    const commits = await commitsPerSecond(database.pool, 3)
    const rows = await measure(database, short ? { messages: 2_000, gap: 10 } : { messages: 12_000, gap: 5 })
    await database.drop()
    const result = { bench: 'chat', machine: await server.facts(), commits_per_second: commits, rows }
    process.stdout.write(json ? `${JSON.stringify(result)}\n` : tableOf(result))
  } finally {
    await server.stop()
  }
}

async function measure(
  database: BenchDatabase,
  load: { readonly messages: number; readonly gap: number },
): Promise<readonly Row[]> {
  const node = await openChatNode(database)
  const customers = fork(new URL('./customers.ts', import.meta.url), [node.url, String(LINES)], {
    execArgv: ['--import', 'tsx'],
  })
  try {
    const before = process.memoryUsage().rss
    const opened = await ask(customers, { type: 'open' }, 'opened')
    const bytes = (process.memoryUsage().rss - before) / opened.lines

    const onBoard = board(node)
    const { messages: all } = await ask(
      customers,
      { type: 'write', gap: load.gap, messages: WARM_UP + load.messages },
      'written',
    )
    const messages = all.toSorted((a, b) => a.sentAt - b.sentAt).slice(WARM_UP)
    await sleep(1_000)
    return [
      {
        workload: 'open-2k',
        engine: 'sundial',
        open: opened.lines,
        done_ms: rounded(opened.ms),
        per_second: Math.round((opened.lines / opened.ms) * 1_000),
        note: `${Math.round(bytes / 1_024)} KiB a line`,
      },
      row(
        'message-accepted',
        load.messages,
        messages.map(({ sentAt, acceptedAt }) => acceptedAt - sentAt),
      ),
      row('message-on-board', load.messages, onBoard.waits(messages), onBoard.doubled()),
      await answers(node, database, customers, messages),
    ]
  } finally {
    if (customers.connected) customers.send({ type: 'end' } satisfies Order)
    await node.close()
  }
}

/** What the live board would learn, and when: it listens to the same reader of the event log. */
function board({ tail }: ChatNode) {
  const heard = new Map<string, number[]>()
  tail.listen((events) => {
    const at = clock()
    for (const { type, payload } of events) {
      if (type !== 'message.received') continue
      const id = String(payload['message_id'])
      heard.set(id, [...(heard.get(id) ?? []), at])
    }
  })
  return {
    waits: (messages: readonly Written[]) =>
      messages.flatMap(({ messageId, sentAt }) =>
        (heard.get(messageId)?.slice(0, 1) ?? []).map((at) => at - sentAt),
      ),
    doubled: () => [...heard.values()].filter((times) => times.length > 1).length,
  }
}

/** From the expert's "send" to the customer's page. */
async function answers(
  node: ChatNode,
  { pool }: BenchDatabase,
  customers: ChildProcess,
  messages: readonly Written[],
): Promise<Row> {
  const shown = new Map<string, number>()
  customers.on('message', (report: Report) => {
    if (report.type === 'shown' && !shown.has(report.messageId)) shown.set(report.messageId, report.at)
  })
  const { rows } = await pool.query<{ id: string }>(
    'select distinct conversation_id as id from message where id = any ($1::uuid[]) limit 500',
    [messages.map(({ messageId }) => messageId)],
  )
  const queued = new Map<string, number>()
  for (const { id } of rows) {
    const at = clock()
    queued.set(await node.answer(id), at)
    await sleep(10)
  }
  await sleep(3_000)
  const { rows: open } = await pool.query(`select 1 from reply where state = 'queued'`)
  const waits = [...queued].flatMap(([id, at]) => (shown.has(id) ? [shown.get(id)! - at] : []))
  return { ...row('answer-on-page', queued.size, waits), note: `${queued.size - open.length} acknowledged` }
}

function row(workload: string, expected: number, waits: readonly number[], doubled = 0): Row {
  const sorted = waits.toSorted((a, b) => a - b)
  return {
    workload,
    engine: 'sundial',
    open: LINES,
    fires: sorted.length,
    p50_ms: rounded(sorted[Math.floor(sorted.length * 0.5)]),
    p99_ms: rounded(sorted[Math.floor(sorted.length * 0.99)]),
    max_ms: rounded(sorted.at(-1)),
    lost: expected - sorted.length,
    doubled,
  }
}

function ask<Type extends Report['type']>(
  customers: ChildProcess,
  order: Order,
  type: Type,
): Promise<Extract<Report, { type: Type }>> {
  return new Promise((resolve, reject) => {
    customers.once('exit', (code) => reject(new Error(`the customers' process ended with ${String(code)}`)))
    customers.on('message', (report: Report) => {
      if (report.type === type) resolve(report as Extract<Report, { type: Type }>)
    })
    customers.send(order)
  })
}
