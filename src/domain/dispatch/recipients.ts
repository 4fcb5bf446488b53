import type { PersonId } from '../ids.ts'
import type { Audience } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'
import { isAwake } from './awake.ts'
import { isGone, type Candidate } from './candidate.ts'
import type { Work } from './work.ts'

/**
 * Who hears of work that waits, without being asked to take it: of the audiences, those who are not absent or away.
 * People on duty are reached whenever duty is; everybody else only outside of their declared sleep.
 */
export function recipients(
  work: Work,
  people: readonly Candidate[],
  leads: readonly Candidate[],
  audiences: readonly Audience[],
  now: Instant,
): readonly PersonId[] {
  const addressed = new Map<PersonId, Candidate>()
  for (const audience of audiences) {
    const members = audience === 'lead' ? leads : people.filter((one) => isOf(one, audience, work))
    for (const member of members) if (mayHear(member, now)) addressed.set(member.person.id, member)
  }
  return [...addressed.keys()]
}

function isOf(candidate: Candidate, audience: Exclude<Audience, 'lead'>, work: Work): boolean {
  switch (audience) {
    case 'owner':
      return candidate.person.id === (work.holderId ?? work.ownerId)
    case 'on_shift':
      return candidate.onShift
    case 'standby':
      return candidate.standby
    case 'freelance':
      return candidate.person.kind === 'freelance'
  }
}

function mayHear(candidate: Candidate, now: Instant): boolean {
  if (isGone(candidate, now)) return false
  const { person, onShift, standby } = candidate
  return onShift || standby || person.asksAtNight || isAwake(person, now)
}
