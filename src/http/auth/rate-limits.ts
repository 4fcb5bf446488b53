import type pg from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { hashSecret } from '../../db/auth/secret.ts'

const MINUTES = 60

/** Counted in PostgreSQL, so that neither a restart nor another node forgives. */
const limits = {
  /** Wrong passwords for one account from one address; a stranger's guesses do not lock the owner out elsewhere. */
  'sign-in-account-address': { points: 5, duration: 15 * MINUTES },
  /** Wrong passwords for one account from wherever. */
  'sign-in-account': { points: 30, duration: 60 * MINUTES },
  /** Wrong passwords for whatever account from one address. */
  'sign-in-address': { points: 60, duration: 15 * MINUTES },
  /** Sign-in links mailed to one account. */
  'link-account': { points: 5, duration: 60 * MINUTES },
  /** Sign-in links asked for from one address. */
  'link-address': { points: 20, duration: 60 * MINUTES },
} as const

export type RateLimit = keyof typeof limits

export interface RateLimits {
  /** Counts a try before it is made, so that many at once are not many for one. Seconds to wait when there are none left, else 0. */
  take(limit: RateLimit, key: string): Promise<number>
  /** Gives one try back. */
  refund(limit: RateLimit, key: string): Promise<void>
  /** Forgets all tries. */
  forgive(limit: RateLimit, key: string): Promise<void>
}

export function createRateLimits(pool: pg.Pool): RateLimits {
  const limiters = new Map(
    Object.entries(limits).map(([name, { points, duration }]) => [
      name,
      limiter(pool, name, points, duration),
    ]),
  )
  const of = (limit: RateLimit) => limiters.get(limit)!
  return {
    take: (limit, key) =>
      of(limit)
        .consume(hashed(key))
        .then(() => 0, secondsToWait),
    async refund(limit, key) {
      await of(limit).reward(hashed(key))
    },
    async forgive(limit, key) {
      await of(limit).delete(hashed(key))
    },
  }
}

function limiter(pool: pg.Pool, keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix,
    points,
    duration,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
  })
}

/** Addresses may be longer than a key, and need not be readable. */
function hashed(key: string): string {
  return hashSecret(key.toLowerCase()).toString('base64url')
}

/** `consume` rejects with the figures when the limit is used up. */
function secondsToWait(reason: unknown): number {
  if (reason instanceof RateLimiterRes) return Math.max(1, Math.ceil(reason.msBeforeNext / 1_000))
  throw reason
}
