import { verifyUnsubscribeLink } from '../../domain/digest/unsubscribe-link.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'

/** Ends the subscription that a link names, for whoever holds the link; again changes nothing. False where the link is not ours. */
export async function unsubscribe(
  deps: Pick<Deps, 'store'>,
  token: string,
  secret: string,
): Promise<boolean> {
  const link = verifyUnsubscribeLink(token, secret)
  if (!link) return false
  const { brandId, subscriptionId } = link
  await deps.store.transaction((tx) => tx.digests.endSubscription(brandId as BrandId, subscriptionId, tx.now))
  return true
}
