import { setTimeout as sleep } from 'node:timers/promises'
import { checkTimers } from '../../src/timers/check-timers.ts'
import { SECOND, type Instant, type Millis } from '../../src/domain/time/instant.ts'
import type { Contestant } from './contestant.ts'
import type { BenchServer } from './database.ts'
import { databaseClock } from './database-clock.ts'
import { figures, type Row } from './row.ts'

export interface Race {
  readonly workload: string
  readonly timers: number
  /** From the first due time to the last; 0 for all at once. */
  readonly spread: Millis
}

/** Time for an engine to come to rest before the first timer is due. */
const LEAD: Millis = 2 * SECOND
/** What has not been told so long after the last due time counts as lost. */
const PATIENCE: Millis = 30 * SECOND

/** One engine alone on a fresh database, nothing else to do. */
export async function race(
  server: BenchServer,
  contestant: Contestant,
  { workload, timers, spread }: Race,
): Promise<Row> {
  const database = await server.database()
  try {
    const clock = await databaseClock(database.pool)
    const entry = await contestant.enter({ database, clock })
    const armingTime = timers / 2 // milliseconds; the slowest engine stores 2,000 timers a second
    const first = Math.ceil(clock.now()) + armingTime + LEAD
    const due: readonly Instant[] = Array.from(
      { length: timers },
      (_, n) => first + Math.floor((n * spread) / timers),
    )
    await entry.arm(due)
    await database.pool.query('vacuum analyze')
    await entry.start()
    await untilTold(entry, timers, () => clock.now() > due.at(-1)! + PATIENCE)
    await sleep(SECOND) // a second telling, if there is one, comes now
    const seen = await entry.finish()
    const violations =
      contestant.name === 'sundial' ? (await checkTimers(query(database.pool))).length : undefined
    return {
      workload,
      engine: contestant.name,
      ...figures(due, seen),
      ...(violations !== undefined && { violations }),
    }
  } finally {
    await database.drop()
  }
}

export async function untilTold(
  entry: { readonly told: () => number },
  timers: number,
  late: () => boolean,
): Promise<void> {
  while (entry.told() < timers && !late()) await sleep(20)
}

export const query =
  (pool: { query(text: string, values: unknown[]): Promise<{ rows: unknown[] }> }) =>
  (text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }> =>
    pool.query(text, [...values])
