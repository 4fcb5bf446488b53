import { isNews, newestDue, type DigestPeriod } from '../../domain/digest/digest-period.ts'
import { groupBy } from '../../domain/group-by.ts'
import { catchUp } from '../figures/follow-facts.ts'
import type { Subscription } from '../ports/digest-store.ts'
import type { Deps } from '../ports/store.ts'
import { loadDigest } from './load-digest.ts'

type Due = readonly [Subscription, DigestPeriod]

/**
 * Queues every digest whose time has come, each once; what was missed meanwhile is not made up for. Readers of the same
 * brand and period share one reading of the facts. Throws at its end if one could not be made; the others are queued.
 */
export async function queueDueDigests(deps: Pick<Deps, 'store' | 'newId'>): Promise<void> {
  const due = await deps.store.transaction(async (tx) => {
    await tx.digests.subscribeOverseers(deps.newId)
    const subscriptions = await tx.digests.subscriptions()
    return subscriptions.flatMap((subscription): Due[] => {
      const { kind, zone, minute, toldUntil } = subscription
      const period = newestDue(kind, zone, minute, tx.now)
      return isNews(period, toldUntil) ? [[subscription, period]] : []
    })
  })
  if (due.length > 0) await catchUp(deps, Infinity)
  const failures: unknown[] = []
  const sameReading = ([{ brandId }, { from, to, zone }]: Due) => `${brandId} ${from} ${to} ${zone}`
  for (const readers of groupBy(due, sameReading).values())
    await queueFor(deps, readers).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} digests could not be made`)
}

/** Whoever has never read one waits until the brand has anything to tell: it opened today, or its history comes tomorrow. */
function queueFor(deps: Pick<Deps, 'store' | 'newId'>, readers: readonly Due[]): Promise<void> {
  const [{ brandId }, period] = readers[0]!
  return deps.store.transaction(async (tx) => {
    const hasTurns = await tx.neglect.hasTurns(brandId, period.to)
    const ready = readers.filter(([{ toldUntil }]) => hasTurns || toldUntil !== null)
    if (ready.length === 0) return
    const digest = await loadDigest(tx, brandId, period)
    for (const [{ id: subscriptionId, personId, language, via: roads }] of ready)
      for (const via of roads) {
        const id = deps.newId()
        if (await tx.digests.add({ brandId, id, subscriptionId, personId, language, via, digest }))
          await tx.jobs.add('send-digest', { brand_id: brandId, digest_id: id })
      }
  })
}
