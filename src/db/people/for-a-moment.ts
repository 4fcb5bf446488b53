import type { Kysely, Transaction } from 'kysely'
import type { Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

/** Older, it is read anew on the side, while what is known is still answered; milliseconds. */
const MOMENT = 1_000
/** Older, whoever asks waits for it. */
const TOO_OLD = 3_000

export interface Memory {
  /** Where what is read on the side comes from. */
  readonly db: Kysely<DB>
  /** 0: nothing is remembered. */
  readonly freshFor: number
  /** Milliseconds. */
  readonly monotonic: () => number
}

/**
 * Reads what every decision asks for once a moment. Under load nobody waits for it: it is read on the side, so that it may
 * be some seconds old; whoever asks after a quiet time gets what is true now.
 */
export function forAMoment<Value>(
  { db, freshFor, monotonic }: Memory,
  load: (db: Kysely<DB>, now: Instant) => Promise<Value>,
): (trx: Transaction<DB>, now: Instant) => Promise<Value> {
  let last: { readonly at: number; readonly value: Promise<Value> } | null = null
  let reading = false

  const readAside = async (now: Instant): Promise<void> => {
    reading = true
    const at = monotonic()
    try {
      last = { at, value: Promise.resolve(await load(db, now)) }
    } catch {
      // Whoever asks when it has grown too old reads it themselves, and hears why it cannot be read.
    } finally {
      reading = false
    }
  }

  return (trx, now) => {
    if (freshFor === 0) return load(trx, now)
    const age = last === null ? Infinity : monotonic() - last.at
    if (last !== null && age <= TOO_OLD) {
      if (age > MOMENT && !reading) void readAside(now)
      return last.value
    }
    const value = load(trx, now)
    const mine = (last = { at: monotonic(), value })
    value.catch(() => {
      if (last === mine) last = null
    })
    return value
  }
}
