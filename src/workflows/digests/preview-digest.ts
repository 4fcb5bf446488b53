import { lastWholePeriod, periodAround, type DigestKind } from '../../domain/digest/digest-period.ts'
import type { Digest } from '../../domain/digest/digest.ts'
import type { NeglectFigures } from '../../domain/neglect/figures.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { catchUp } from '../figures/follow-facts.ts'
import type { DigestDecision, DigestPrinter, DigestWriter, WriteDigest } from '../ports/digest-writer.ts'
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
  readonly decision: DigestDecision | null
  readonly figures: NeglectFigures & Pick<Digest, 'change' | 'remedy' | 'price' | 'achieved' | 'behind'>
  readonly html: string
  readonly text: string
}

export type PreviewDigestDeps = Pick<Deps, 'store'> & { readonly writeDigest: DigestWriter }

/** The digest as it would be sent, in the brand's zone, without sending it. Throws for a brand that is not there. */
export async function previewDigest(
  deps: PreviewDigestDeps,
  command: PreviewDigest,
): Promise<PreviewedDigest> {
  const writing = await prepareDigest(deps, command)
  const { subject, headline, decision, html, text } = await deps.writeDigest(writing)
  const { period, figures, change, remedy, price, achieved, behind } = writing.digest
  return {
    fromAt: period.from,
    toAt: period.to,
    subject,
    headline,
    decision,
    figures: { ...figures, change, remedy, price, achieved, ...(behind && { behind }) },
    html,
    text,
  }
}

/** The same as a PDF. */
export async function printDigest(
  deps: Pick<Deps, 'store'> & { readonly printDigest: DigestPrinter },
  command: PreviewDigest,
): Promise<Uint8Array> {
  return deps.printDigest(await prepareDigest(deps, command))
}

async function prepareDigest(
  { store }: Pick<Deps, 'store'>,
  { brandId, period: kind, at, language }: PreviewDigest,
): Promise<WriteDigest> {
  await catchUp({ store })
  return store.transaction(async (tx): Promise<WriteDigest> => {
    const brand = await tx.setup.brand(brandId)
    if (!brand) throw new Error(`no brand ${brandId}`)
    const digest =
      at === null
        ? await loadDigestOrRunning(tx, brandId, lastWholePeriod(kind, brand.timeZone, tx.now))
        : await loadDigest(tx, brandId, periodAround(kind, brand.timeZone, at))
    return { digest, brand, readerName: null, language, unsubscribeUrl: null, images: 'within' }
  })
}
