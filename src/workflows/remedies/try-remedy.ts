import { lastWholePeriod, periodAround, type DigestKind } from '../../domain/digest/digest-period.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import { concernedBy } from '../../domain/neglect/achieved.ts'
import { remedyDraft } from '../../domain/neglect/remedy-draft.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { loadDigestOrRunning, loadDigest } from '../digests/load-digest.ts'
import { catchUp } from '../figures/follow-facts.ts'
import type { RemedyTrial } from '../ports/remedy-store.ts'
import type { Deps } from '../ports/store.ts'

export interface TryRemedy {
  readonly brandId: BrandId
  readonly period: DigestKind
  /** An instant within the period whose digest names the remedy; null: the last whole one. */
  readonly at: Instant | null
  readonly personId: PersonId | null
}

/** Makes a draft of the one decision that a digest names. Null where it names none. Nothing changes for anybody yet. */
export async function tryRemedy(
  deps: Pick<Deps, 'store' | 'newId'>,
  { brandId, period: kind, at, personId }: TryRemedy,
): Promise<RemedyTrial | null> {
  await catchUp(deps)
  return deps.store.transaction(async (tx) => {
    const brand = await tx.setup.brand(brandId)
    if (!brand) throw new Error(`no brand ${brandId}`)
    const { period, remedy } =
      at === null
        ? await loadDigestOrRunning(tx, brandId, lastWholePeriod(kind, brand.timeZone, tx.now))
        : await loadDigest(tx, brandId, periodAround(kind, brand.timeZone, at))
    if (!remedy) return null
    const { from, to } = period
    const trial: RemedyTrial = {
      brandId,
      id: deps.newId(),
      remedy,
      from,
      to,
      before: concernedBy(remedy, await tx.figures.quarters(brandId, from, to, tx.now)),
      draft: remedy.type === 'cover' ? remedyDraft(remedy) : null,
      personId,
      createdAt: tx.now,
      adoptedAt: null,
      rosterId: null,
    }
    await tx.remedies.add(trial)
    return trial
  })
}
