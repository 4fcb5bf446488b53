import { alarmsToTell } from '../../domain/alarm/alarms-to-tell.ts'
import { detectAlarms, LATELY } from '../../domain/alarm/detect-alarms.ts'
import type { BrandId } from '../../domain/ids.ts'
import { catchUp } from '../figures/follow-facts.ts'
import type { Deps } from '../ports/store.ts'

type WatchDeps = Pick<Deps, 'store' | 'newId'>

/**
 * Looks what is wrong in every brand that somebody watches, and queues one message for each person who has not heard of
 * it. Any number of nodes may look at once. Throws at its end if a brand could not be looked at; the others are.
 */
export async function watchAlarms(deps: WatchDeps): Promise<void> {
  const brands = await deps.store.transaction(async (tx) => {
    await tx.alarms.subscribeLeads(deps.newId)
    return tx.alarms.watchedBrands()
  })
  if (brands.length === 0) return
  await catchUp(deps)
  const failures: unknown[] = []
  for (const brandId of brands) await look(deps, brandId).catch((error: unknown) => failures.push(error))
  await tell(deps, brands)
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} brands could not be watched`)
}

function look({ store, newId }: WatchDeps, brandId: BrandId): Promise<void> {
  return store.transaction(async (tx) => {
    const facts = await tx.alarms.facts(brandId, tx.now, LATELY)
    await tx.alarms.stand(brandId, detectAlarms(facts, tx.now), newId)
  })
}

function tell({ store, newId }: WatchDeps, brands: readonly BrandId[]): Promise<void> {
  return store.transaction(async (tx) => {
    const subscribers = await tx.alarms.holdSubscribers()
    const standing = await tx.alarms.standing(brands)
    for (const subscriber of subscribers) {
      const alarms = alarmsToTell(standing, subscriber, tx.now)
      if (alarms.length === 0) continue
      const { personId, language, zone } = subscriber
      for (const via of subscriber.via) {
        const id = newId()
        await tx.alarms.addNotice({ id, personId, language, zone, via, alarms })
        await tx.jobs.add('send-alarm', { notice_id: id })
      }
    }
  })
}
