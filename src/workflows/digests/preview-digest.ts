import { lastWholePeriod, periodAround, type DigestKind } from '../../domain/digest/digest-period.ts'
import type { NeglectFigures } from '../../domain/neglect/figures.ts'
import type { Change } from '../../domain/neglect/change.ts'
import type { Remedy } from '../../domain/neglect/remedy.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { catchUp } from '../figures/follow-facts.ts'
import type { DigestWriter } from '../ports/digest-writer.ts'
import type { Deps } from '../ports/store.ts'
import { loadDigest, loadDigestOrRunning } from './load-digest.ts'

export interface PreviewDigest {
  readonly brandId: BrandId
  readonly period: DigestKind
  /** An instant within the period asked for; null: the last whole one. */
  readonly at: Instant | null
  readonly language: string
}

export interface PreviewedDigest {
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly subject: string
  readonly headline: string
  readonly figures: NeglectFigures & { readonly change: Change; readonly remedy: Remedy | null }
  readonly html: string
  readonly text: string
}

export type PreviewDigestDeps = Pick<Deps, 'store'> & { readonly writeDigest: DigestWriter }

/** The digest as it would be sent, in the brand's zone, without sending it. Throws for a brand that is not there. */
export async function previewDigest(
  deps: PreviewDigestDeps,
  { brandId, period: kind, at, language }: PreviewDigest,
): Promise<PreviewedDigest> {
  await catchUp(deps)
  const { brand, digest } = await deps.store.transaction(async (tx) => {
    const brand = await tx.setup.brand(brandId)
    if (!brand) throw new Error(`no brand ${brandId}`)
    const digest =
      at === null
        ? await loadDigestOrRunning(tx, brandId, lastWholePeriod(kind, brand.timeZone, tx.now))
        : await loadDigest(tx, brandId, periodAround(kind, brand.timeZone, at))
    return { brand, digest }
  })
  const { subject, headline, html, text } = await deps.writeDigest({
    digest,
    brand,
    readerName: null,
    language,
    unsubscribeUrl: null,
    images: 'within',
  })
  const { period, figures, change, remedy } = digest
  return {
    fromAt: period.from,
    toAt: period.to,
    subject,
    headline,
    figures: { ...figures, change, remedy },
    html,
    text,
  }
}
