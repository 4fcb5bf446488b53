import { whyNotAdmitted } from '../admission/why-not-admitted.ts'
import type { Instant } from '../time/instant.ts'
import { isAwake, wakesAt } from './awake.ts'
import { isPresent, type Candidate } from './candidate.ts'
import { freeCapacity } from './capacity.ts'
import { guardAgainst } from './guards.ts'
import { refuse, type Refusal } from './refusal.ts'
import type { DispatchSettings } from './settings.ts'
import { elapsedShare, instantOfShare, type Work } from './work.ts'

/** Why this person, on duty, is not assigned the work; null when they can be. */
export function whyNotAssigned(
  candidate: Candidate,
  work: Work,
  settings: DispatchSettings,
  now: Instant,
): Refusal | null {
  return whyUnable(candidate, work, settings, now) ?? whyAway(candidate, now) ?? whyFull(candidate, work)
}

/** Why this person is not offered the work; null when they can be asked. */
export function whyNotOffered(
  candidate: Candidate,
  work: Work,
  settings: DispatchSettings,
  now: Instant,
): Refusal | null {
  const { person, standing } = candidate
  if (standing.askedBefore) return refuse('asked_before')
  return (
    whyUnable(candidate, work, settings, now) ??
    whyAway(candidate, now) ??
    (!person.asksAtNight && !isAwake(person, now) ? refuse('asleep', wakesAt(person, now)) : null) ??
    (work.channelKind === 'chat' && !isPresent(person, now) ? refuse('not_present') : null) ??
    whyFull(candidate, work) ??
    guardAgainst(candidate, now)
  )
}

/** What no waiting changes, but for the optional skills. */
function whyUnable(
  candidate: Candidate,
  work: Work,
  settings: DispatchSettings,
  now: Instant,
): Refusal | null {
  const { person, standing, admission = null } = candidate
  const kept = admission && whyNotAdmitted(admission, work.customerCountry ?? null, settings.regions)
  if (kept) return refuse(kept)
  // Of whoever applied, only what somebody of the brand has verified counts.
  const { languages, skills } = admission ?? person
  if (!person.channelKinds.includes(work.channelKind)) return refuse('channel')
  if (languages.length === 0 || (work.language !== null && !speaks(languages, work.language)))
    return refuse('language')
  if (!work.requiredSkills.every((skill) => skills.includes(skill))) return refuse('skill')
  const wished = elapsedShare(work, now) < settings.dropOptionalSkillsAt ? work.optionalSkills : []
  if (!wished.every((skill) => skills.includes(skill)))
    return refuse('skill', instantOfShare(work, settings.dropOptionalSkillsAt))
  if (standing.sparedUntil !== null && standing.sparedUntil > now)
    return refuse('spared', standing.sparedUntil)
  return null
}

/** `pt-BR` is served by whoever speaks `pt`. */
export function speaks(languages: readonly string[], wanted: string): boolean {
  if (languages.includes(wanted)) return true
  const primary = primaryOf(wanted)
  return languages.some((language) => primaryOf(language) === primary)
}

function primaryOf(language: string): string {
  const end = language.indexOf('-')
  return (end < 0 ? language : language.slice(0, end)).toLowerCase()
}

function whyAway({ person, standing }: Candidate, now: Instant): Refusal | null {
  if (standing.absentUntil !== null && standing.absentUntil > now)
    return refuse('absent', standing.absentUntil)
  if (person.awayUntil !== null && person.awayUntil > now) return refuse('away', person.awayUntil)
  return null
}

function whyFull(candidate: Candidate, work: Work): Refusal | null {
  return freeCapacity(candidate, work.channelKind) === 0 ? refuse('full') : null
}
