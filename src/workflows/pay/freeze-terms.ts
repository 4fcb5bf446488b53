import type { Claim } from '../../domain/dispatch/dispatch.ts'
import { payTerms } from '../../domain/pay/pay-terms.ts'
import type { PayRules } from '../../domain/pay/pay-rules.ts'
import type { Transaction } from '../ports/store.ts'

type Made = Pick<
  Claim,
  'brandId' | 'id' | 'conversationId' | 'channelKind' | 'offerId' | 'personId' | 'origin'
>

/**
 * What a claim pays is written down in its own transaction: an offer pays exactly what it showed, other work of a freelance
 * expert what the rules say now. What they take unasked is theirs to take, and pays nothing.
 */
export async function freezeTerms(tx: Transaction, claim: Made, rules: PayRules | null): Promise<void> {
  const offered = claim.offerId && (await tx.pay.offered(claim.brandId, claim.offerId))
  if (offered) {
    await tx.pay.freeze(claim, offered)
    return
  }
  if (rules === null || claim.offerId !== null || claim.origin === 'self') return
  const person = await tx.people.person(claim.personId)
  if (person?.kind !== 'freelance') return
  const work = { kind: claim.channelKind, origin: claim.origin }
  const measured = await tx.pay.usualTime(claim.brandId, claim.channelKind)
  await tx.pay.freeze(claim, payTerms(rules, work, person.timeZone, tx.now, measured))
}
