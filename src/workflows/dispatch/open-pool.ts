import type { Candidate } from '../../domain/dispatch/candidate.ts'
import type { PoolTotals } from '../../domain/dispatch/fairness.ts'
import type { DispatchSettings } from '../../domain/dispatch/settings.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Role } from '../ports/people-store.ts'
import type { Transaction } from '../ports/store.ts'
import { near, sightOf, withDuty, type Duty } from './sight.ts'
import { sortFreelancers, type Sorted } from './sort-freelancers.ts'

/** Everybody who might answer, as far as the directory tells; whom to look at closer, and in which order. */
export interface Pool extends Sorted {
  /** On duty, or the one who answered before: looked at closely. */
  readonly duty: readonly Candidate[]
  readonly totals: PoolTotals
}

export async function openPool(tx: Transaction, work: Work, settings: DispatchSettings): Promise<Pool> {
  const directory = await tx.people.directory(work.brandId, 'expert')
  const people = sightOf(directory.people, await tx.people.reach())
  const duty = near(directory.people, people, await dutyOf(tx, work), work.ownerId)
  const sorted = sortFreelancers(people, await tx.people.burdens(), work, settings, tx.now)
  return {
    ...without(sorted, new Set(duty.map(({ person }) => person.id))),
    duty: await lookAt(tx, work, duty),
    totals: directory.totals,
  }
}

function without({ plausible, unreached, ruledOut }: Sorted, duty: ReadonlySet<PersonId>): Sorted {
  if (duty.size === 0) return { plausible, unreached, ruledOut }
  return {
    plausible: plausible.filter(({ person }) => !duty.has(person.id)),
    unreached: unreached.filter(({ personId }) => !duty.has(personId)),
    ruledOut: ruledOut.filter(({ personId }) => !duty.has(personId)),
  }
}

/** People of a role as the directory remembers them, with presence, absence and duty of now, in the directory's order. */
export async function seen(tx: Transaction, work: Work, role: Role): Promise<readonly Candidate[]> {
  const { people } = await tx.people.directory(work.brandId, role)
  const duty = await dutyOf(tx, work)
  return sightOf(people, await tx.people.reach()).map((one) => withDuty(one, duty))
}

async function dutyOf(tx: Transaction, { brandId }: Work): Promise<Duty> {
  const onDuty = await tx.people.onDuty(brandId, tx.now)
  return { ...onDuty, seats: await tx.people.seats(brandId), now: tx.now }
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
