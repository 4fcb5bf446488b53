import { setTimeout as sleep } from 'node:timers/promises'
import { SECOND, type Instant } from '../../../src/domain/time/instant.ts'
import { sundial } from '../contestants/sundial.ts'
import type { BenchDatabase } from '../database.ts'
import { databaseClock } from '../database-clock.ts'
import { untilTold } from '../race.ts'
import { figures, type Row } from '../row.ts'

const PER_SECOND = 5_000

/** Timers that are armed in one go, as they come from messages that share a transaction. */
const GROUP = 100
const AHEAD = 2 * SECOND

/**
 * 5,000 fires a second for so long, beside a million open clocks. As many are armed a second, evenly, two seconds ahead: armed by
 * the thousand, they would hold up the process that measures.
 */
export async function steady(database: BenchDatabase, seconds: number): Promise<Omit<Row, 'workload'>> {
  const clock = await databaseClock(database.pool)
  const entry = await sundial.enter({ database, clock })
  await entry.start()
  const first = Math.ceil(clock.now()) + AHEAD + SECOND
  const dueAt = (n: number): Instant => first + Math.floor((n * SECOND) / PER_SECOND)
  const due = Array.from({ length: seconds * PER_SECOND }, (_, n) => dueAt(n))
  for (let from = 0; from < due.length; from += GROUP) {
    await sleep(Math.max(0, due[from]! - AHEAD - clock.now()))
    await entry.arm(due.slice(from, from + GROUP))
  }
  const end = first + (seconds + 30) * SECOND
  await untilTold(entry, due.length, () => clock.now() > end)
  return { engine: 'sundial', ...figures(due, await entry.finish()) }
}

/** So many timers due at the same instant. */
export async function burst(database: BenchDatabase, timers: number): Promise<Omit<Row, 'workload'>> {
  const clock = await databaseClock(database.pool)
  const entry = await sundial.enter({ database, clock })
  const at = Math.ceil(clock.now()) + timers / 5 + 4 * SECOND
  const due = Array.from({ length: timers }, () => at)
  await entry.arm(due)
  await database.pool.query('vacuum analyze timer')
  await entry.start()
  await untilTold(entry, timers, () => clock.now() > at + 60 * SECOND)
  return { engine: 'sundial', ...figures(due, await entry.finish()) }
}
