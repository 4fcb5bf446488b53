import type { Candidate } from '../../domain/dispatch/candidate.ts'
import { whyNotAssigned, whyNotOffered } from '../../domain/dispatch/eligible.ts'
import { notAsked, type Considered } from '../../domain/dispatch/plan-wave.ts'
import { refuse } from '../../domain/dispatch/refusal.ts'
import { search, type Found } from '../../domain/dispatch/search.ts'
import type { DispatchSettings } from '../../domain/dispatch/settings.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Audience } from '../../domain/policy/policy.ts'
import type { Transaction } from '../ports/store.ts'
import { loadCandidates } from './load-candidates.ts'

/** Whoever is chosen and then found busy is left out of the next attempt. */
const ATTEMPTS = 5

/**
 * Searches, and holds whom it found, so that no other search gives them work at the same time: what they do and were
 * asked is read again once they are held.
 */
export async function findAnswerer(
  tx: Transaction,
  work: Work,
  audiences: readonly Audience[],
  settings: DispatchSettings,
): Promise<Found> {
  let people = await loadCandidates(tx, work)
  const busy: Considered[] = []
  for (let attempt = 1; ; attempt += 1) {
    const found = search(work, people, audiences, settings, tx.now)
    const considered = [...found.considered, ...busy]
    if (found.type === 'nobody') return { ...found, considered }
    const chosen = found.type === 'assign' ? [found.candidate] : found.asked.map(({ candidate }) => candidate)
    const free = await holdFree(tx, work, chosen, found.type, settings)
    if (found.type === 'assign' && free.size > 0) return { ...found, considered }
    if (found.type === 'offer' && (free.size === chosen.length || attempt === ATTEMPTS) && free.size > 0)
      return {
        ...found,
        asked: found.asked.filter(({ candidate }) => free.has(candidate.person.id)),
        considered,
      }
    const lost = chosen.filter(({ person }) => !free.has(person.id))
    if (attempt === ATTEMPTS) return { type: 'nobody', considered, tryAgainAt: tx.now + 1_000 }
    busy.push(...lost.map((candidate) => notAsked(candidate, refuse('busy_elsewhere'))))
    people = people.filter((candidate) => !lost.includes(candidate))
  }
}

async function holdFree(
  tx: Transaction,
  work: Work,
  chosen: readonly Candidate[],
  type: 'assign' | 'offer',
  settings: DispatchSettings,
): Promise<ReadonlySet<PersonId>> {
  const locked = await tx.people.lockFree(chosen.map(({ person }) => person.id))
  const standings = await tx.dispatches.standings(work, [...locked])
  const whyNot = type === 'assign' ? whyNotAssigned : whyNotOffered
  const able = chosen.filter(({ person, ...rest }) => {
    const standing = standings.get(person.id)
    return standing && !whyNot({ ...rest, person, standing }, work, settings, tx.now)
  })
  return new Set(able.map(({ person }) => person.id))
}
