import type { BrandId, CustomerId, PersonId } from '../../domain/ids.ts'
import { inTransaction } from '../in-transaction.ts'
import type { Forgotten } from '../ports/privacy-store.ts'
import type { Deps } from '../ports/store.ts'
import { settleConversation } from '../turns/settle-conversation.ts'

export interface ForgetCustomer {
  readonly brandId: BrandId
  readonly customerId: CustomerId
  /** Who did it; null for a program of the operator's. */
  readonly personId: PersonId | null
  /** Why, in a word of the operator's own such as a case number; no personal data of the customer. */
  readonly reason: string
}

export type ForgetOutcome =
  ({ readonly type: 'forgotten' } & Forgotten) | { readonly type: 'refused'; readonly reason: 'not_found' }

/**
 * Forgets a customer: whoever waits is settled first, so that nobody is asked any more, then words, files, names and addresses
 * go from every table. Numbers stay: a promise that was broken before counts as broken. Doing it twice does nothing more.
 */
export async function forgetCustomer(deps: Deps, command: ForgetCustomer): Promise<ForgetOutcome> {
  const { brandId, customerId, personId, reason } = command
  const waiting = await deps.store.transaction((tx) => tx.privacy.conversationsOf(brandId, customerId))
  if (waiting === null) return { type: 'refused', reason: 'not_found' }
  for (const { id: conversationId, late } of waiting)
    await settleConversation(deps, {
      brandId,
      conversationId,
      personId,
      outcome: late ? 'unanswered' : 'no_reply_needed',
      reason: 'forgotten',
    })
  return inTransaction(deps, async (tx) => {
    const remembered = (await tx.privacy.conversationsOf(brandId, customerId)) ?? []
    const forgotten = await tx.privacy.forgetConversations(
      brandId,
      remembered.map(({ id }) => id),
    )
    await tx.privacy.forgetCustomers(brandId, [customerId])
    await tx.audit.add({
      id: deps.newId(),
      brandId,
      personId,
      action: 'customer.forget',
      subject: customerId,
      before: undefined,
      after: { ...forgotten, reason },
    })
    return { type: 'forgotten', ...forgotten }
  })
}
