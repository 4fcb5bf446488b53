import type { BrandId } from '../../domain/ids.ts'
import type { Achieved } from '../../domain/neglect/achieved.ts'
import { catchUp } from '../figures/follow-facts.ts'
import type { RemedyTrial } from '../ports/remedy-store.ts'
import type { Deps } from '../ports/store.ts'
import { resultOf } from './result-of.ts'

export interface JudgedTrial {
  readonly trial: RemedyTrial
  /** Null until it is adopted. */
  readonly result: Achieved | null
}

/** All remedies that were tried in a brand, newest first, with what came of those that were adopted. */
export async function listTrials(
  deps: Pick<Deps, 'store'>,
  brandId: BrandId,
): Promise<readonly JudgedTrial[]> {
  await catchUp(deps)
  return deps.store.transaction(async (tx) => {
    const judged: JudgedTrial[] = []
    for (const trial of await tx.remedies.trials(brandId))
      judged.push({ trial, result: await resultOf(tx, trial, tx.now) })
    return judged
  })
}
