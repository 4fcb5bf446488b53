import { DAY } from '../../domain/time/instant.ts'
import type { Deps } from '../ports/store.ts'

/** So many conversations in one transaction: locks are short, and a run that is cut off has done something. */
const BATCH = 200

/**
 * Forgets what is older than its brand keeps words for, conversation by conversation, and the customers of whom nothing is
 * left. Answers how many of both. Whoever still waits is left alone, however long.
 */
export async function forgetTheOld(deps: Pick<Deps, 'store' | 'newId'>, batch = BATCH): Promise<number> {
  let all = 0
  for (const { brandId, days } of await deps.store.transaction((tx) => tx.privacy.retention())) {
    let found: number
    do {
      found = await deps.store.transaction(async (tx) => {
        const ids = await tx.privacy.silentSince(brandId, tx.now - days * DAY, batch)
        const forgotten = await tx.privacy.forgetConversations(brandId, ids)
        const customers = await tx.privacy.withoutWords(brandId, batch)
        await tx.privacy.forgetCustomers(brandId, customers)
        if (ids.length > 0)
          await tx.audit.add({
            id: deps.newId(),
            brandId,
            personId: null,
            action: 'retention.forget',
            subject: brandId,
            before: undefined,
            after: { ...forgotten, customers: customers.length, older_than_days: days },
          })
        return ids.length + customers.length
      })
      all += found
    } while (found > 0)
  }
  return all
}
