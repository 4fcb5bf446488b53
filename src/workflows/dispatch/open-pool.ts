import { isPresent, type Candidate } from '../../domain/dispatch/candidate.ts'
import { seated, takesWorkThere } from '../../domain/dispatch/seat.ts'
import { whyNotOffered } from '../../domain/dispatch/eligible.ts'
import type { PoolTotals } from '../../domain/dispatch/fairness.ts'
import { notAsked, type Considered } from '../../domain/dispatch/plan-wave.ts'
import type { DispatchSettings } from '../../domain/dispatch/settings.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { Role } from '../ports/people-store.ts'
import type { Transaction } from '../ports/store.ts'

/** Everybody who might answer, as far as the directory tells; whom to look at closer, and in which order. */
export interface Pool {
  /** On duty, or the one who answered before: looked at closely. */
  readonly duty: readonly Candidate[]
  /** Freelancers whom nothing speaks against so far, those first who are asked first. */
  readonly plausible: readonly Candidate[]
  /** Freelancers who need no closer look. */
  readonly ruledOut: readonly Considered[]
  readonly totals: PoolTotals
}

export async function openPool(tx: Transaction, work: Work, settings: DispatchSettings): Promise<Pool> {
  const { totals } = await tx.people.directory(work.brandId, 'expert')
  const duty: Candidate[] = []
  const present: Candidate[] = []
  const others: Candidate[] = []
  const ruledOut: Considered[] = []
  for (const one of await seen(tx, work, 'expert')) {
    if (one.onShift || one.standby || one.person.id === work.ownerId) duty.push(one)
    else if (one.person.kind === 'freelance') {
      const refusal = whyNotOffered(one, work, settings, tx.now)
      if (refusal) ruledOut.push(notAsked(one, refusal))
      else if (isPresent(one.person, tx.now)) present.push(one)
      else others.push(one)
    }
  }
  return { duty: await lookAt(tx, work, duty), plausible: [...present, ...others], ruledOut, totals }
}

/** People of a role as the directory remembers them, with presence, absence and duty of now, in the directory's order. */
export async function seen(tx: Transaction, work: Work, role: Role): Promise<readonly Candidate[]> {
  const { people } = await tx.people.directory(work.brandId, role)
  const reach = await tx.people.reach()
  const burdens = await tx.people.burdens()
  const seats = await tx.people.seats(work.brandId)
  const { onShift, standby } = await tx.people.onDuty(work.brandId, tx.now)
  return people.map((one) => {
    const { id, slug } = one.person
    const [reached, burden, seat] = [reach.get(id), burdens.get(id), seats.get(id)]
    if (!reached && !burden && !seat && !onShift.has(slug) && !standby.has(slug)) return one
    return {
      ...one,
      person: seated(reached ? { ...one.person, ...reached } : one.person, seat, tx.now),
      standing: burden ? { ...one.standing, ...burden } : one.standing,
      onShift: onShift.has(slug) || takesWorkThere(seat, tx.now),
      standby: standby.has(slug),
    }
  })
}

/** The same people, with what they do and were asked. */
export async function lookAt(
  tx: Transaction,
  work: Work,
  people: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const standings = await tx.dispatches.standings(
    work,
    people.map(({ person }) => person.id),
  )
  return people.map((one) => ({ ...one, standing: standings.get(one.person.id) ?? one.standing }))
}
