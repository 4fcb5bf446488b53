import type { PersonId } from '../../domain/ids.ts'
import { removePerson } from '../people/remove-person.ts'
import type { Deps } from '../ports/store.ts'
import { followJoined } from './follow-joined.ts'
import { settleClaims } from './settle-claims.ts'

export interface JoinPeople {
  /** The account that ends. */
  readonly from: PersonId
  readonly into: PersonId
  readonly byId: PersonId | null
}

/**
 * Two accounts turn out to be one person: the first ends with all that follows from it, and what it is owed now or later, by
 * whichever brand, goes to the second. False when the first has ended already.
 */
export async function joinPeople(deps: Deps, { from, into, byId }: JoinPeople): Promise<boolean> {
  await deps.store.transaction((tx) => tx.people.join(from, into))
  if ((await removePerson(deps, from)).type === 'refused') return false
  await settleClaims(deps)
  await followJoined(deps, { from, byId })
  return true
}
