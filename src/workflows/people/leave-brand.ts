import type { BrandId, PersonId } from '../../domain/ids.ts'
import { HOUR } from '../../domain/time/instant.ts'
import { bookStandby } from '../pay/settle-standby.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { giveBack, withdraw } from './remove-person.ts'

/**
 * Somebody, locked by the caller, answers for this brand no more: the minutes that they stood by until now are booked, what they
 * hold goes to others at once, what they were offered is withdrawn. Whoever leaves the last brand they serve is signed out
 * everywhere; what they earned stays owed, and is paid.
 */
export async function leaveBrand(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  brandId: BrandId,
  personId: PersonId,
  reason: 'suspended' | 'person_left',
): Promise<void> {
  const hour = { from: tx.now - (tx.now % HOUR), to: tx.now }
  const spans = (await tx.pay.brands()).map(({ id }) => ({ brandId: id, ...hour }))
  await bookStandby(deps, tx, spans, { brandId, personId })
  for (const claim of await tx.dispatches.activeClaimsOf(personId))
    if (claim.brandId === brandId) await giveBack(deps, tx, claim, reason)
  for (const offer of await tx.dispatches.openOffersTo(personId))
    if (offer.brandId === brandId) await withdraw(deps, tx, offer, reason)
  await tx.admissions.setMember(brandId, personId, false)
  if (reason === 'person_left' && (await tx.admissions.memberships(personId)) === 0)
    await tx.people.signOut(personId)
}
