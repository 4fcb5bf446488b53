import type { Instant } from '../time/instant.ts'

/** Why somebody is not asked. */
export type RefusalReason =
  | 'channel'
  | 'language'
  | 'skill'
  | 'not_admitted'
  | 'agreement'
  | 'region'
  | 'asked_before'
  | 'spared'
  | 'absent'
  | 'away'
  | 'full'
  | 'asleep'
  | 'not_present'
  | 'too_many_offers'
  | 'worked_enough_today'
  | 'worked_enough_this_week'
  | 'needs_rest'
  | 'enough_others'
  | 'busy_elsewhere'

export interface Refusal {
  readonly reason: RefusalReason
  /** When it ends by itself; null when only an event can end it. */
  readonly until: Instant | null
}

const lasting = new Map<RefusalReason, Refusal>()

/** A refusal that ends by itself at that instant, or never does. */
export function refuse(reason: RefusalReason, until: Instant | null = null): Refusal {
  if (until !== null) return { reason, until }
  let refusal = lasting.get(reason)
  if (!refusal) lasting.set(reason, (refusal = Object.freeze({ reason, until: null })))
  return refusal
}
