import type { Instant } from '../time/instant.ts'
import { isPresent, type Candidate } from './candidate.ts'
import { loadOf } from './capacity.ts'
import { whyNotAssigned } from './eligible.ts'
import { notAsked, type Considered } from './plan-wave.ts'
import { refuse } from './refusal.ts'
import type { DispatchSettings } from './settings.ts'
import type { Work } from './work.ts'

export interface Assignment {
  readonly candidate: Candidate | null
  readonly considered: readonly Considered[]
}

/** Who on duty gets the work: whoever answered this conversation before, then the present before the others, then the least loaded, then whoever worked longest ago. */
export function assign(
  work: Work,
  duty: readonly Candidate[],
  settings: DispatchSettings,
  now: Instant,
): Assignment {
  const looked = duty.map((candidate) => ({
    candidate,
    refusal: whyNotAssigned(candidate, work, settings, now),
  }))
  const able = looked.filter(({ refusal }) => refusal === null).map(({ candidate }) => candidate)
  const [chosen = null, ...others] = able.sort(byReadiness(work, now))
  return {
    candidate: chosen,
    considered: [
      ...(chosen ? [{ personId: chosen.person.id, asked: true as const, chance: 1 }] : []),
      ...others.map((other) => notAsked(other, refuse('enough_others'))),
      ...looked.flatMap(({ candidate, refusal }) => (refusal ? [notAsked(candidate, refusal)] : [])),
    ],
  }
}

function byReadiness(work: Work, now: Instant) {
  return (a: Candidate, b: Candidate): number =>
    Number(b.person.id === work.ownerId) - Number(a.person.id === work.ownerId) ||
    Number(isPresent(b.person, now)) - Number(isPresent(a.person, now)) ||
    loadOf(a, work.channelKind) - loadOf(b, work.channelKind) ||
    (a.standing.lastWorkedAt ?? 0) - (b.standing.lastWorkedAt ?? 0) ||
    (a.person.id < b.person.id ? -1 : 1)
}
