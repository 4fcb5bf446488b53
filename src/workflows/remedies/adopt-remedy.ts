import type { BrandId, PersonId } from '../../domain/ids.ts'
import { remedyDraft } from '../../domain/neglect/remedy-draft.ts'
import type { RemedyTrial } from '../ports/remedy-store.ts'
import type { Deps } from '../ports/store.ts'

export interface AdoptRemedy {
  readonly brandId: BrandId
  readonly id: string
  /** Who covers those hours; for a remedy that is no cover nobody. */
  readonly members: readonly PersonId[]
  /** Who decides it; null for the operator's token. */
  readonly personId: PersonId | null
}

export type AdoptOutcome =
  | { readonly type: 'adopted'; readonly trial: RemedyTrial }
  | { readonly type: 'refused'; readonly reason: 'not_found' | 'adopted_before' | 'members_needed' }

/**
 * From now on the remedy is in force: cover becomes a roster of its own, whatever else is done by hand, and digests set
 * what is achieved beside what was predicted.
 */
export function adoptRemedy(
  deps: Pick<Deps, 'store' | 'newId'>,
  { brandId, id, members, personId }: AdoptRemedy,
): Promise<AdoptOutcome> {
  return deps.store.transaction(async (tx): Promise<AdoptOutcome> => {
    const trial = await tx.remedies.trial(brandId, id)
    if (!trial) return { type: 'refused', reason: 'not_found' }
    const { remedy } = trial
    if (remedy.type === 'cover' && members.length === 0) return { type: 'refused', reason: 'members_needed' }
    const rosterId = deps.newId()
    const roster =
      remedy.type === 'cover'
        ? {
            id: rosterId,
            slug: `one-more-${id}`,
            name: `${remedy.fromHour}:00–${remedy.toHour}:00 (${remedy.zone})`,
            schedule: remedyDraft(remedy, members),
          }
        : null
    if (!(await tx.remedies.adopt(trial, tx.now, roster)))
      return { type: 'refused', reason: 'adopted_before' }
    await tx.audit.add({
      id: deps.newId(),
      brandId,
      personId,
      action: 'remedy.adopt',
      subject: id,
      before: null,
      after: { remedy, roster },
    })
    return { type: 'adopted', trial: { ...trial, adoptedAt: tx.now, rosterId: roster && rosterId } }
  })
}
