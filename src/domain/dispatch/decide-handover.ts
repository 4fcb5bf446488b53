import type { PersonId } from '../ids.ts'
import { MINUTE, type Instant, type Millis } from '../time/instant.ts'
import { assign } from './assign.ts'
import type { Candidate } from './candidate.ts'
import type { Claim } from './dispatch.ts'
import type { DispatchSettings } from './settings.ts'
import type { Work } from './work.ts'

/** So long before a shift ends, its work passes to those who stay or have come. */
export const BEFORE_SHIFT_ENDS: Millis = 10 * MINUTE
/** Whoever gave a sign of life so lately is answering: they are left to finish. */
const ANSWERING: Millis = 2 * MINUTE

/**
 * Who takes over assigned work whose holder goes off duty, or went; null when it stays where it is: the holder is answering,
 * a reply is on its way, or nobody is on duty now who also stays. `staying` are those on duty now and at the end of that shift.
 */
export function decideHandover(
  claim: Claim,
  work: Work,
  staying: readonly Candidate[],
  settings: DispatchSettings,
  now: Instant,
): PersonId | null {
  if (claim.origin !== 'assignment' && claim.origin !== 'handover') return null
  if (work.replyQueued || staying.some(({ person }) => person.id === claim.personId)) return null
  const lastSeenAt = claim.startedAt === null ? null : claim.replyBy - settings.lease[claim.channelKind].idle
  if (lastSeenAt !== null && now - lastSeenAt < ANSWERING) return null
  return assign(work, staying, settings, now).candidate?.person.id ?? null
}
