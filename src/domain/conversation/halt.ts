import type { Instant } from '../time/instant.ts'

/** What may stop a clock. */
export type HaltStatus = 'pending' | 'on_hold' | 'snoozed' | 'solved'

/** A stretch in which a conversation had a status that may stop clocks. `to` is Infinity while it lasts. */
export interface Halt {
  readonly status: HaltStatus
  readonly from: Instant
  readonly to: Instant
  readonly began: Cause
  readonly ended: Cause | null
}

/** Who did it (null: nobody, it followed) and why; what they said of it. */
export interface Cause {
  readonly personId: string | null
  readonly reason: string
  readonly note: string | null
}
