import type { BrandId } from '../../domain/ids.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import type { LeasedDigest } from '../ports/digest-store.ts'
import type { DigestSenders, DigestWriter, UnsubscribeUrl } from '../ports/digest-writer.ts'
import { NoticeRefused } from '../ports/notifier.ts'
import type { Deps, Transaction } from '../ports/store.ts'

export interface SendDigestDeps extends Pick<Deps, 'store'> {
  readonly writeDigest: DigestWriter
  readonly digestSenders: DigestSenders
  readonly unsubscribeUrl: UnsubscribeUrl
}

/** Longer than writing and sending take; a node that dies with it in hand leaves it to the next attempt. */
const LEASE = 5 * MINUTE
const ATTEMPTS = 10

/** Sends one queued digest. What was sent, or is in other hands, is left alone. Throws what may pass, so that the queue tries again. */
export async function sendDigest(deps: SendDigestDeps, brandId: BrandId, digestId: string): Promise<void> {
  const prepared = await deps.store.transaction((tx) => prepare(tx, brandId, digestId))
  if (!prepared) return
  const { leased, brand, person } = prepared
  const { subscriptionId, language, digest } = leased
  const unsubscribeUrl = subscriptionId === null ? null : deps.unsubscribeUrl(brandId, subscriptionId)
  try {
    const letter = await deps.writeDigest({
      digest,
      brand,
      readerName: person.name,
      language,
      unsubscribeUrl,
      images: 'beside',
    })
    const send = deps.digestSenders[leased.via]
    if (!send) throw new NoticeRefused(`no road "${leased.via}" is set up`)
    await send({ id: digestId, reader: person, letter, unsubscribeUrl })
  } catch (error) {
    const final = error instanceof NoticeRefused || leased.attempts >= ATTEMPTS
    await deps.store.transaction((tx) => tx.digests.setFailed(brandId, digestId, String(error), final))
    if (!final) throw error
    return
  }
  await deps.store.transaction((tx) => tx.digests.setSent(brandId, digestId, tx.now))
}

async function prepare(tx: Transaction, brandId: BrandId, digestId: string) {
  const brand = await tx.setup.brand(brandId)
  if (!brand) return null
  if (brand.outboundStoppedAt !== null)
    throw new Error(`outbound of ${brand.slug} stands still; its digest waits`)
  const leased: LeasedDigest | null = await tx.digests.lease(brandId, digestId, tx.now + LEASE)
  if (!leased) return null
  const person = await tx.people.person(leased.personId)
  if (person) return { leased, brand, person }
  await tx.digests.setFailed(brandId, digestId, 'the reader was removed', true)
  return null
}
