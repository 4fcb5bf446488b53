import { lastWholePeriod, type DigestKind } from '../../domain/digest/digest-period.ts'
import { pickDigestLanguage } from '../../domain/digest/languages.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import { catchUp } from '../figures/follow-facts.ts'
import type { Deps } from '../ports/store.ts'
import { loadDigestOrRunning } from './load-digest.ts'

export interface OrderDigest {
  readonly brandId: BrandId
  readonly period: DigestKind
  readonly personId: PersonId
}

/** Somebody wants the newest digest now, whatever they are subscribed to: it is queued for them. Throws for an unknown person. */
export async function orderDigest(
  deps: Pick<Deps, 'store' | 'newId'>,
  { brandId, period: kind, personId }: OrderDigest,
): Promise<{ readonly digestId: string }> {
  await catchUp(deps)
  return deps.store.transaction(async (tx) => {
    const person = await tx.people.person(personId)
    if (!person) throw new Error(`no person ${personId}`)
    const subscription = await tx.digests.subscriptionOf(brandId, personId, kind)
    const zone = subscription?.zone ?? person.timeZone
    const language = subscription?.language ?? pickDigestLanguage(person.languages)
    const digest = await loadDigestOrRunning(tx, brandId, lastWholePeriod(kind, zone, tx.now))
    const ids = (subscription?.via ?? ['email']).map((via) => ({ via, id: deps.newId() }))
    for (const { via, id } of ids) {
      await tx.digests.add({ brandId, id, subscriptionId: null, personId, language, via, digest })
      await tx.jobs.add('send-digest', { brand_id: brandId, digest_id: id })
    }
    return { digestId: ids[0]!.id }
  })
}
