import type pg from 'pg'
import type { Instant } from '../domain/time/instant.ts'
import type { Claim } from './claim.ts'
import { openClaimSession, type ClaimSession } from './claim-session.ts'

export interface ClaimerOptions {
  readonly config: pg.ClientConfig
  /** The instant to go by instead of the database's clock, or null. */
  readonly now: () => Instant | null
  readonly onClaim: (claim: Claim) => void
  readonly statement?: string | undefined
}

/** Claims one after the other on a session of its own, and opens a new one where the last has failed. */
export class Claimer {
  readonly #options: ClaimerOptions
  #session: Promise<ClaimSession> | null = null
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: ClaimerOptions) {
    this.#options = options
  }

  claim(floor: Instant | null): Promise<Claim> {
    const claim = this.#last.then(() => this.#claim(floor))
    this.#last = claim.catch(() => undefined)
    return claim
  }

  /** Claims until nothing is due that nobody else holds. */
  async drain(): Promise<void> {
    while ((await this.claim(null)).found > 0);
  }

  async close(): Promise<void> {
    await this.#last
    const session = this.#session
    this.#session = null
    await session?.then((open) => open.close()).catch(() => undefined)
  }

  async #claim(floor: Instant | null): Promise<Claim> {
    const { config, now, onClaim, statement } = this.#options
    this.#session ??= openClaimSession(config, statement)
    const session = this.#session
    try {
      const claim = await (await session).claim(floor, now())
      onClaim(claim)
      return claim
    } catch (error) {
      this.#session = null
      session.then((open) => open.close()).catch(() => undefined)
      throw error
    }
  }
}
