import { setTimeout as sleep } from 'node:timers/promises'
import { SECOND, type Instant } from '../../../src/domain/time/instant.ts'
import { sundial } from '../contestants/sundial.ts'
import type { BenchDatabase } from '../database.ts'
import { databaseClock } from '../database-clock.ts'
import { untilTold } from '../race.ts'
import { figures, type Row } from '../row.ts'

const PER_SECOND = 5_000

/** 5,000 fires a second for so long, beside a million open clocks; each second's timers are armed two seconds ahead. */
export async function steady(database: BenchDatabase, seconds: number): Promise<Omit<Row, 'workload'>> {
  const clock = await databaseClock(database.pool)
  const entry = await sundial.enter({ database, clock })
  await entry.start()
  const due: Instant[] = []
  const first = Math.ceil(clock.now()) + 4 * SECOND
  for (let second = 0; second < seconds; second++) {
    const from = first + second * SECOND
    await sleep(Math.max(0, from - 3 * SECOND - clock.now()))
    const its = Array.from({ length: PER_SECOND }, (_, n) => from + Math.floor((n * SECOND) / PER_SECOND))
    await entry.arm(its)
    due.push(...its)
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
