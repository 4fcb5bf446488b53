import type pg from 'pg'
import type { Instant } from '../domain/time/instant.ts'
import { keepGoing } from '../timers/keep-going.ts'
import type { Log } from './log.ts'

export interface HouseClock {
  /** The database's time, as well as it is known here. */
  now(): Instant
  stop(): Promise<void>
}

const EVERY = 10_000

/**
 * The database's clock, read every ten seconds and carried on in between by one that cannot jump: an answer that this node
 * sends is not an hour old because somebody set the node's own clock.
 */
export async function openHouseClock(pool: pg.Pool, log: Log): Promise<HouseClock> {
  let offset = await readOffset(pool)
  const loop = keepGoing(
    async () => {
      offset = await readOffset(pool)
      return EVERY
    },
    (error) => log.warn({ err: error }, "the database's clock could not be read; trying again"),
  )
  return { now: () => Math.round(performance.now() + offset), stop: () => loop.stop() }
}

/** What to add to this process's own count of milliseconds; half the way there and back is the best guess. */
async function readOffset(pool: pg.Pool): Promise<number> {
  const asked = performance.now()
  const { rows } = await pool.query<{ now: Date }>('select clock_timestamp() as now')
  return rows[0]!.now.getTime() - (asked + performance.now()) / 2
}
