import pg from 'pg'
import { formatInstant, type Instant } from '../domain/time/instant.ts'
import { claimStatement, type Claim } from './claim.ts'

/** Timers a claim takes at most: larger batches make more of each commit, smaller ones let the first be seen sooner. */
export const BATCH = 1_000

/** A connection that answers nothing for so long (half-open line, frozen server) is given up. Milliseconds. */
const GIVE_UP_MS = 5_000

/**
 * The claim always walks the index of next instants, whatever the statistics say at the moment (all timers at rest, a
 * million dead rows): its session knows no other plan, and none that is compiled first.
 */
export const claimSettings = `
  set timezone to 'UTC';
  set application_name to 'sundial timers';
  set jit to off;
  set plan_cache_mode to force_generic_plan;
  set enable_seqscan to off;
  set enable_bitmapscan to off;
  set enable_hashjoin to off;
  set enable_mergejoin to off`

/** A connection of its own, on which due timers are claimed. */
export interface ClaimSession {
  /** Fires what is due from `floor` on (null: all there is), at the database's time or at a test's `now`. */
  claim(floor: Instant | null, now: Instant | null): Promise<Claim>
  close(): Promise<void>
}

export async function openClaimSession(config: pg.ClientConfig, statement?: string): Promise<ClaimSession> {
  const { password } = config // a pool hides it from spreading
  const client = new pg.Client({ ...config, password, connectionTimeoutMillis: GIVE_UP_MS, keepAlive: true })
  client.on('error', () => undefined) // the claim in flight, or the next one, fails and tells
  await client.connect()
  await client.query(claimSettings)
  const text = statement ?? claimStatement(BATCH)
  return {
    async claim(floor, now) {
      const values = [
        floor === null ? '-infinity' : formatInstant(floor),
        now === null ? null : formatInstant(now),
      ]
      const query = { name: 'claim', text, values, query_timeout: GIVE_UP_MS }
      const { rows } = await client.query<Claim>(query)
      return rows[0]!
    },
    close: () => client.end(),
  }
}
