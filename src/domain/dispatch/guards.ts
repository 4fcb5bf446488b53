import { DAY, HOUR, type Instant } from '../time/instant.ts'
import type { Candidate } from './candidate.ts'
import { refuse, type Refusal } from './refusal.ts'

/** The guard that keeps this person from being offered work now, if any does. */
export function guardAgainst({ person, standing }: Candidate, now: Instant): Refusal | null {
  const { guards } = person
  if (standing.offersLastHour >= guards.offersPerHour)
    return refuse('too_many_offers', standing.hourFreesAt ?? now + HOUR)
  if (standing.handledToday >= guards.handledPerDay) return refuse('worked_enough_today')
  if (standing.handledThisWeek >= guards.handledPerWeek) return refuse('worked_enough_this_week')
  return needsRest(standing, guards.rest, now)
}

/** A stretch of work may last as long as the day leaves beside the rest. */
function needsRest(standing: Candidate['standing'], rest: number, now: Instant): Refusal | null {
  const { workingSince, lastWorkedAt } = standing
  if (workingSince === null || lastWorkedAt === null) return null
  const restedAt = lastWorkedAt + rest
  const stretchMayLast = DAY - rest
  return now < restedAt && now - workingSince >= stretchMayLast ? refuse('needs_rest', restedAt) : null
}
