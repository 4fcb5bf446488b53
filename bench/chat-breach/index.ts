import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely } from 'kysely'
import { v7 } from 'uuid'
import { demoBrand } from '../../src/config/demo-brand.ts'
import type { DB } from '../../src/db/schema.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import { createStore } from '../../src/db/store.ts'
import { quantile } from '../../src/domain/replay/quantile.ts'
import { startTimerEngine } from '../../src/timers/start-timer-engine.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { importBrand } from '../../src/workflows/setup/import-brand.ts'
import type { Deps } from '../../src/workflows/ports/store.ts'
import { startBenchServer, type BenchDatabase } from '../timers/database.ts'
import { fill } from '../timers/million/fill.ts'

const OTHERS = 100_000
const CHATS = 600
/** Between two chats, in milliseconds. */
const APART = 20

/**
 * How late is a chat's breach durable while 100,000 other clocks are open? Chats come in through the real workflow, so
 * that they fall due one after the other; lateness is from the due time to the record, by the database's clock.
 */
export async function run({
  short,
  json,
}: {
  readonly short: boolean
  readonly json: boolean
}): Promise<void> {
  const server = await startBenchServer()
  const rows = []
  for (let repeat = 0; repeat < (short ? 1 : 3); repeat += 1) {
    const database = await server.database()
    rows.push(await measure(database))
    await database.drop()
  }
  const machine = await server.facts()
  await server.stop()
  if (json) process.stdout.write(`${JSON.stringify({ bench: 'chat-breach', machine, rows })}\n`)
  else console.table(rows)
}

async function measure({ pool }: BenchDatabase): Promise<object> {
  await fill(pool, OTHERS)
  const store = createStore(new Kysely<DB>({ dialect: dialectOn(pool) }))
  const engine = startTimerEngine({ pool, log: { warn: () => undefined } })
  const deps: Deps = {
    store,
    newId: () => v7(),
    wakeTimers: (at) => {
      if (at !== null) engine.wake(at)
    },
  }
  await importBrand(deps, demoBrand(), 'console')
  const channel = (await store.transaction((tx) => tx.setup.channel('demo-chat')))!
  for (let number = 0; number < CHATS; number += 1) {
    await recordMessages(deps, {
      channel,
      messages: [
        {
          externalId: `chat-${number}`,
          threadKey: `chat-${number}`,
          author: { kind: 'customer', address: `customer-${number}` },
          occurredAt: Date.now() - 27_000,
          text: 'Hello?',
        },
      ],
    })
    await sleep(APART)
  }
  await sleep(5_000)
  await engine.stop()
  const { rows } = await pool.query<{ late: number }>(
    `select (extract(epoch from recorded_at - occurred_at) * 1000)::float as late from event
     where type = 'breach.detected' order by 1`,
  )
  const late = rows.map((row) => row.late)
  const rounded = (value: number | null): number | null =>
    value === null ? null : Math.round(value * 10) / 10
  return {
    workload: 'chat-breach-beside-100k',
    engine: 'sundial',
    open: OTHERS,
    fires: late.length,
    p50_ms: rounded(quantile(late, 0.5)),
    p99_ms: rounded(quantile(late, 0.99)),
    max_ms: rounded(late.at(-1) ?? null),
    lost: CHATS - late.length,
  }
}
