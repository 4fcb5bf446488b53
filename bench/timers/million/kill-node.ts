import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { armTimers } from '../../../src/timers/arm-timers.ts'
import { SECOND } from '../../../src/domain/time/instant.ts'
import { brandId, clockTimer } from '../clock-timer.ts'
import type { BenchDatabase } from '../database.ts'
import { databaseClock } from '../database-clock.ts'
import { query } from '../race.ts'
import { rounded, type Row } from '../row.ts'

const CHUNK = 5_000
/** The burst has begun by then, and is not over. */
const KILL_AFTER_MS = 120

/** One of two nodes is killed amid a burst; what it had claimed and not committed falls to the other. */
export async function killNode(database: BenchDatabase, timers: number): Promise<Omit<Row, 'workload'>> {
  const clock = await databaseClock(database.pool)
  const at = Math.ceil(clock.now()) + timers / 5 + 6 * SECOND
  const armed = Array.from({ length: timers }, () => clockTimer(randomUUID(), at))
  for (let from = 0; from < timers; from += CHUNK)
    await armTimers(query(database.pool), armed.slice(from, from + CHUNK))
  const [victim, survivor] = [startNode(database.url), startNode(database.url)]
  await Promise.all([once(victim.stdout!, 'data'), once(survivor.stdout!, 'data')])
  await sleep(at + KILL_AFTER_MS - clock.now())
  const done = await fired(database, at)
  victim.kill('SIGKILL')
  for (const until = at + 30 * SECOND; clock.now() < until && (await fired(database, at)) < timers;)
    await sleep(250) // looking costs the survivor time
  await sleep(SECOND)
  survivor.kill('SIGKILL')
  return {
    engine: 'sundial',
    note: `killed after ${done} of ${timers}`,
    ...(await verdict(database, at, timers)),
  }
}

function startNode(url: string): ChildProcess {
  const file = fileURLToPath(new URL('./node-process.ts', import.meta.url))
  return spawn(process.execPath, ['--import', 'tsx', file, url], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function fired(database: BenchDatabase, at: number): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    "select count(*)::integer as count from event where brand_id = $2 and type = 'breach.detected' and occurred_at = $1",
    [new Date(at).toISOString(), brandId],
  )
  return rows[0]!.count
}

/** By the events alone: nobody is left whom both nodes could have told. */
async function verdict(
  database: BenchDatabase,
  at: number,
  timers: number,
): Promise<Pick<Row, 'fires' | 'max_ms' | 'lost' | 'doubled'>> {
  const { rows } = await database.pool.query<{ events: number; timers: number; late: number }>(
    `select count(*)::integer as events, count(distinct payload ->> 'timer_id')::integer as timers,
       extract(epoch from max(coalesce(pg_xact_commit_timestamp(xid::xid), recorded_at)) - $1::timestamptz)::float8 * 1000 as late
     from event where type = 'breach.detected' and occurred_at = $1`,
    [new Date(at).toISOString()],
  )
  const { events, timers: told, late } = rows[0]!
  return { fires: told, max_ms: rounded(late), lost: timers - told, doubled: events - told }
}
