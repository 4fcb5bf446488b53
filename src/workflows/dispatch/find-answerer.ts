import type { Candidate } from '../../domain/dispatch/candidate.ts'
import { whyNotAssigned, whyNotOffered } from '../../domain/dispatch/eligible.ts'
import { notAsked, type Considered } from '../../domain/dispatch/plan-wave.ts'
import { refuse } from '../../domain/dispatch/refusal.ts'
import { seated } from '../../domain/dispatch/seat.ts'
import { search, tryAgainAt, type Found } from '../../domain/dispatch/search.ts'
import type { DispatchSettings } from '../../domain/dispatch/settings.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { Audience } from '../../domain/policy/policy.ts'
import type { Transaction } from '../ports/store.ts'
import { lookAt, openPool } from './open-pool.ts'

/** So many freelancers are looked at closely first; four times as many each time that they are not enough. */
const FIRST_LOOK = 16
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
  const pool = await openPool(tx, work, settings)
  const passedOver: Considered[] = [...pool.ruledOut]
  let people = pool.duty
  let looked = 0
  let lost = 0
  for (;;) {
    const found = search(work, people, audiences, pool.totals, settings, tx.now)
    const asksFreelancers = audiences.length === 0 || audiences.includes('freelance')
    if (asksFreelancers && wantsMore(found) && looked < pool.plausible.length) {
      const until = looked === 0 ? FIRST_LOOK : looked * 4
      people = [...people, ...(await lookAt(tx, work, pool.plausible.slice(looked, until)))]
      looked = until
      continue
    }
    const considered = [...found.considered, ...passedOver, ...pool.unreached.slice(looked)]
    if (found.type === 'nobody') return { ...found, considered, tryAgainAt: tryAgainAt(considered, tx.now) }
    const chosen = found.type === 'assign' ? [found.candidate] : found.asked.map(({ candidate }) => candidate)
    const free = await holdFree(tx, work, chosen, found.type, settings)
    if (free.length === chosen.length || (free.length > 0 && lost >= ATTEMPTS))
      return found.type === 'assign'
        ? { ...found, considered }
        : { ...found, considered, asked: found.asked.filter(({ candidate }) => free.includes(candidate)) }
    const busy = chosen.filter((one) => !free.includes(one))
    lost += 1
    passedOver.push(...busy.map((one) => notAsked(one, refuse('busy_elsewhere', tx.now + 1))))
    people = people.filter((one) => !busy.includes(one))
  }
}

function wantsMore(found: Found): boolean {
  return found.type === 'nobody' || (found.type === 'offer' && !found.enough)
}

/** Those of the chosen whom nobody else gives work right now, and who are still able when looked at again. */
async function holdFree(
  tx: Transaction,
  work: Work,
  chosen: readonly Candidate[],
  type: 'assign' | 'offer',
  settings: DispatchSettings,
): Promise<readonly Candidate[]> {
  const locked = await tx.people.lockFree(chosen.map(({ person }) => person.id))
  const seats = await tx.people.seats(work.brandId)
  const again = await lookAt(
    tx,
    work,
    chosen.flatMap((one) => {
      const person = locked.get(one.person.id)
      return person ? [{ ...one, person: seated(person, seats.get(person.id), tx.now) }] : []
    }),
  )
  const whyNot = type === 'assign' ? whyNotAssigned : whyNotOffered
  const able = again.filter((one) => !whyNot(one, work, settings, tx.now))
  return chosen.filter(({ person }) => able.some((one) => one.person.id === person.id))
}
