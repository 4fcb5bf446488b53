import type { Instant, Millis } from '../domain/time/instant.ts'
import type { Claim } from './claim.ts'
import { BATCH } from './claim-session.ts'

/** How far a claim looks back behind the last one, for transactions that were not committed yet. */
const LOOK_BACK: Millis = 50
/**
 * How long a timer that somebody else holds keeps the horizon where it is; older ones are left to the sweep. Behind a full
 * batch others are free, however old: the loop and the sweep fire them side by side.
 */
const PATIENCE: Millis = 1_000

const FIRST_RETRY: Millis = 1
const LONGEST_RETRY: Millis = 64

/**
 * From which instant on the next claim looks, and when it happens. Instants are the database's; `at` is a reading of a
 * monotonic clock, so that a node whose wall clock jumps still fires on time. Dead rows left of the horizon cost nothing.
 */
export class Horizon {
  #floor: Instant | null = null
  #next: Instant | null = null
  #woken: Instant | null = null
  #databaseAhead = 0
  #retry: Millis = FIRST_RETRY

  /** A timer was armed for that instant. True if the claim must happen earlier than planned. */
  wake(instant: Instant): boolean {
    this.#woken = Math.min(instant, this.#woken ?? instant)
    return this.#next === null || instant < this.#next
  }

  /** Where the claim that is about to be sent begins; null for all there is. */
  floor(): Instant | null {
    if (this.#floor !== null && this.#woken !== null) this.#floor = Math.min(this.#floor, this.#woken)
    this.#woken = null
    return this.#floor
  }

  /** Takes in what a claim sent at `at` has found. */
  learn(claim: Claim, at: number): void {
    this.#databaseAhead = claim.now - at
    const open = Math.min(claim.next ?? claim.now, claim.now - LOOK_BACK)
    this.#floor = Math.floor(claim.found < BATCH ? Math.max(open, claim.now - PATIENCE) : open)
    this.#next = claim.next
    const held = claim.found === 0 && claim.next !== null && claim.next < claim.now
    this.#retry = held ? Math.min(2 * this.#retry, LONGEST_RETRY) : FIRST_RETRY
  }

  /** How long to sleep at `at`, `longest` at most. A timer fires once its instant is over, which is a millisecond later. */
  pause(at: number, longest: Millis): Millis {
    const next = Math.min(this.#next ?? Infinity, this.#woken ?? Infinity)
    const until = next + 1 - (this.#databaseAhead + at)
    return Math.min(longest, until > 0 ? until : this.#retry - FIRST_RETRY)
  }
}
