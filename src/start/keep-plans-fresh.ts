import type pg from 'pg'
import { refreshStatistics } from '../db/refresh-statistics.ts'
import { keepGoing } from '../timers/keep-going.ts'
import type { Log } from './log.ts'

/** Milliseconds between two looks at how the tables have grown. */
const EVERY = 2_000

/** A rush on a house that was empty a minute ago is answered by plans for a house that is full. */
export function keepPlansFresh(pool: pg.Pool, log: Pick<Log, 'debug' | 'warn'>): { stop(): Promise<void> } {
  return keepGoing(
    async () => {
      const tables = await refreshStatistics(pool)
      if (tables.length > 0) log.debug({ tables }, 'tables have grown; their statistics are taken anew')
      return EVERY
    },
    (error) => log.warn({ err: error }, 'statistics of tables could not be taken; trying again'),
  )
}
