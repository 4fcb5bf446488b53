import { performance } from 'node:perf_hooks'
import { Kysely, sql } from 'kysely'
import { v7 } from 'uuid'
import { demoBrand } from '../../src/config/demo-brand.ts'
import { openPool } from '../../src/db/pool.ts'
import type { DB } from '../../src/db/schema.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import { createStore } from '../../src/db/store.ts'
import { quantile } from '../../src/domain/replay/quantile.ts'
import { claimStatement } from '../../src/timers/claim.ts'
import { reactToSteps } from '../../src/workflows/dispatch/react-to-steps.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import type { Deps } from '../../src/workflows/ports/store.ts'
import { importBrand } from '../../src/workflows/setup/import-brand.ts'
import { startBenchServer, type BenchDatabase } from '../timers/database.ts'
import { fillCrowd, fillDispatches } from './crowd.ts'
import { askStandings, fillFullTime } from './full-time.ts'

const CROWD = { experts: 5_000, openDispatches: 10_000 }
/** What the promise says, in milliseconds. */
const BAR = 50
const AT_ONCE = [1, 4]
/** Decisions before those that count: a node that has just started has compiled and prepared nothing yet. */
const WARM_UP = 100
/** Whatever a node remembers of people is read anew after so long, in milliseconds. */
const FORGOTTEN = 3_500
/** After so many the offers they made are taken back: a crowd that has no hand left would be asked no more. */
const BATCH = 150

/**
 * How long does a decision take, from the fired step to committed offers, among 5,000 freelance experts and 10,000 open dispatches?
 * Mails arrive through the real workflow; each step is followed by itself, as the queue does it. And how long to learn what fifty people
 * who work full time did in four weeks? Beside it stands what an empty committed transaction takes on the same machine in the same run.
 */
export async function run({
  short,
  json,
}: {
  readonly short: boolean
  readonly json: boolean
}): Promise<void> {
  const server = await startBenchServer()
  const database = await server.database()
  const rows = await measure(database, short ? 1 : 4)
  const machine = await server.facts()
  await database.drop()
  await server.stop()
  if (json) process.stdout.write(`${JSON.stringify({ bench: 'dispatch', bar_ms: BAR, machine, rows })}\n`)
  else console.table(rows)
}

async function measure(database: BenchDatabase, batches: number): Promise<object[]> {
  const pool = openPool(database.url, { max: 8, onError: () => undefined })
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  const deps: Deps = { store: createStore(db), newId: () => v7(), wakeTimers: () => undefined }
  await importBrand(deps, demoBrand(), 'console')
  const channel = (await deps.store.transaction((tx) => tx.setup.channel('demo-email')))!
  await fillCrowd(database.pool, channel.brandId, CROWD)
  await fillDispatches(database.pool, channel.brandId, CROWD)
  await deps.store.transaction((tx) => tx.people.recountFairness())
  const rows: object[] = [summary('an empty committed transaction', 1, await timed(commits(db, 300), 1))]
  const decide = async (events: readonly number[], atOnce: number) => {
    const before = process.cpuUsage()
    const times = await timed(
      events.map((id) => () => reactToSteps(deps, [id])),
      atOnce,
    )
    const { user, system } = process.cpuUsage(before)
    return { times, cpu: user + system }
  }
  await decide(await arrive(deps, database, channel, WARM_UP), 1)
  await takeBack(database)
  for (const atOnce of AT_ONCE) {
    const [times, all]: [number[], number[]] = [[], []]
    let cpu = 0
    for (let batch = 0; batch < batches; batch += 1) {
      const events = await arrive(deps, database, channel, BATCH)
      const decided = await decide(events, atOnce)
      times.push(...decided.times)
      all.push(...events)
      cpu += decided.cpu
      await takeBack(database)
    }
    rows.push({
      ...summary('step to offers committed', atOnce, times),
      node_cpu_ms: Math.round(cpu / all.length / 100) / 10,
      ...(await outcome(database, all)),
    })
  }
  const asking = askStandings(db, channel.brandId, await fillFullTime(database.pool, channel.brandId))
  await timed(Array(10).fill(asking), 1)
  rows.push(summary('what fifty who work full time did lately', 1, await timed(Array(100).fill(asking), 1)))
  await db.destroy()
  return rows
}

/** The offers that the decisions made, so that the next ones find everybody as they were; the crowd's own are older. */
async function takeBack({ pool }: BenchDatabase): Promise<void> {
  await pool.query(
    `delete from offer o using decision d where d.brand_id = o.brand_id and d.dispatch_id = o.dispatch_id`,
  )
  await new Promise((resolve) => setTimeout(resolve, FORGOTTEN))
}

/** Customers write, and the first steps of their clocks fire; answers the events. */
async function arrive(
  deps: Deps,
  { pool }: BenchDatabase,
  channel: Parameters<typeof recordMessages>[1]['channel'],
  count: number,
): Promise<readonly number[]> {
  const messages = Array.from({ length: count }, () => ({
    externalId: v7(),
    threadKey: v7(),
    author: { kind: 'customer' as const, address: `${v7()}@customers.example` },
    text: 'Hello?',
    language: 'en',
  }))
  await recordMessages(deps, { channel, messages })
  const since = (await pool.query<{ id: number }>('select coalesce(max(id), 0)::int as id from event'))
    .rows[0]!.id
  await new Promise((resolve) => setTimeout(resolve, 20))
  await pool.query(claimStatement(count), ['-infinity', new Date().toISOString()])
  const { rows } = await pool.query<{ id: number }>(
    `select id::int from event where id > $1 and type = 'clock.step' order by id`,
    [since],
  )
  return rows.map(({ id }) => id)
}

function commits(db: Kysely<DB>, count: number): readonly (() => Promise<unknown>)[] {
  return Array.from(
    { length: count },
    () => () =>
      db.transaction().execute((trx) => sql`update brand set name = name where slug = 'demo'`.execute(trx)),
  )
}

/** So many at a time; milliseconds of each. */
async function timed(work: readonly (() => Promise<unknown>)[], atOnce: number): Promise<readonly number[]> {
  const left = [...work]
  const times: number[] = []
  const one = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const start = performance.now()
      await next()
      times.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return times
}

function summary(workload: string, atOnce: number, times: readonly number[]): object {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round((quantile(sorted, share) ?? 0) * 10) / 10
  return {
    workload,
    at_once: atOnce,
    count: times.length,
    p50_ms: at(0.5),
    p99_ms: at(0.99),
    max_ms: Math.round(sorted.at(-1)! * 10) / 10,
  }
}

/** What the decisions came to: a fast one that asks nobody would prove nothing. */
async function outcome({ pool }: BenchDatabase, events: readonly number[]): Promise<object> {
  const { rows } = await pool.query<{ offered: number; offers: number }>(
    `select count(*) filter (where outcome ->> 'type' = 'offered')::int as offered,
       coalesce(sum((outcome ->> 'offers')::int), 0)::int as offers
     from decision where event_id = any ($1)`,
    [events],
  )
  return { decisions_that_offered: rows[0]!.offered, offers: rows[0]!.offers }
}
