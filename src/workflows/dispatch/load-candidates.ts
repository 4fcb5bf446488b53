import { freshStanding, type Candidate } from '../../domain/dispatch/candidate.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { Role } from '../ports/people-store.ts'
import type { Transaction } from '../ports/store.ts'

/** Everybody of a role who might hear of the work, with what they did lately and whether they are on duty. */
export async function loadCandidates(
  tx: Transaction,
  work: Work,
  role: Role = 'expert',
): Promise<readonly Candidate[]> {
  const people = await tx.people.ofBrand(work.brandId, role)
  const duty = await tx.people.onDuty(work.brandId, tx.now)
  const standings = await tx.dispatches.standings(
    work,
    people.map(({ id }) => id),
  )
  return people.map((person) => ({
    person,
    standing: standings.get(person.id) ?? freshStanding,
    onShift: duty.onShift.has(person.slug),
    standby: duty.standby.has(person.slug),
  }))
}
