import { verifyUnsubscribeLink } from '../../domain/digest/unsubscribe-link.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'

export type UnsubscribeOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: 'forged' }

/** Ends the subscription that a link names, for whoever holds the link; doing it again changes nothing. */
export async function unsubscribe(
  deps: Pick<Deps, 'store'>,
  token: string,
  secret: string,
): Promise<UnsubscribeOutcome> {
  const link = verifyUnsubscribeLink(token, secret)
  if (!link) return { ok: false, reason: 'forged' }
  await deps.store.transaction((tx) =>
    tx.digests.endSubscription(link.brandId as BrandId, link.subscriptionId, tx.now),
  )
  return { ok: true }
}
