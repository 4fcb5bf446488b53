import type { BrandId } from '../../domain/ids.ts'
import { SumChanges } from '../../domain/neglect/sum-changes.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
import type { Stretch } from '../ports/conversations-read.ts'
import type { Deps } from '../ports/store.ts'
import { accountFor } from './account-for.ts'
import { correctSums, countEnded, saveAccounts } from './save-accounts.ts'

const CONVERSATIONS_AT_ONCE = 1_000
/** More sums than these are not kept in memory. */
const SUMS_AT_ONCE = 100_000

/** Told how many more conversations were summed. */
type OnProgress = (conversations: number) => void

/**
 * Sums a brand's figures anew from the facts, whatever stood there. Readers see what was there before until it is done; then
 * others follow the log again, from where it stood. While one batch is written the next is read. Answers how many turns.
 */
export function rebuildFigures(
  deps: Pick<Deps, 'store'>,
  brandId: BrandId,
  onProgress: OnProgress = () => undefined,
): Promise<number> {
  return deps.store.transaction(async (tx) => {
    await tx.figures.holdPosition()
    await tx.figures.forgetSums(brandId)
    let count = 0
    let sums = new SumChanges()
    for await (const { stretch, accounts } of batches(deps, brandId)) {
      const before = await tx.figures.accountsOf(brandId, stretch)
      await saveAccounts(tx, brandId, before, accounts)
      countEnded(sums, accounts, 1)
      if (sums.size > SUMS_AT_ONCE) {
        await correctSums(tx, brandId, sums)
        sums = new SumChanges()
      }
      count += accounts.length
      onProgress(stretch.count)
    }
    await correctSums(tx, brandId, sums)
    return count
  })
}

interface Batch {
  readonly stretch: Stretch & { readonly count: number }
  readonly accounts: readonly TurnAccount[]
}

/** Always one batch ahead of whoever takes them. */
async function* batches(deps: Pick<Deps, 'store'>, brandId: BrandId): AsyncGenerator<Batch> {
  let next = readBatch(deps, brandId, null)
  for (;;) {
    const batch = await next
    if (!batch) return
    next = readBatch(deps, brandId, batch.stretch.upTo)
    // Whoever takes no more of them hears of no failure.
    next.catch(() => undefined)
    yield batch
  }
}

/** What changes after it was read is followed in the log later, which stands where it stood. */
function readBatch(deps: Pick<Deps, 'store'>, brandId: BrandId, after: string | null): Promise<Batch | null> {
  return deps.store.transaction(async (tx) => {
    const stretch = await tx.figures.stretchAfter(brandId, after, CONVERSATIONS_AT_ONCE)
    return stretch && { stretch, accounts: await accountFor(tx, brandId, stretch) }
  })
}
