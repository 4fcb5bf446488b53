import type { Instant } from '../../src/domain/time/instant.ts'
import type { BenchDatabase } from './database.ts'
import type { DatabaseClock } from './database-clock.ts'

/** An engine that promises "at this instant, do this". */
export interface Contestant {
  readonly name: string
  /** Its settings, in words, for the reader of the table. */
  readonly settings: string
  /** Stores timers for these instants and answers a race that is about to start. */
  enter(race: { readonly database: BenchDatabase; readonly clock: DatabaseClock }): Promise<Entry>
}

export interface Entry {
  /** Stores a timer for each instant; the index of the instant is the number of the timer. */
  arm(due: readonly Instant[]): Promise<void>
  start(): Promise<void>
  /** How many have been told of so far. */
  told(): number
  /** For each timer the instants at which the application was told, by the database's clock, once all is committed. */
  finish(): Promise<ReadonlyMap<number, readonly number[]>>
}
