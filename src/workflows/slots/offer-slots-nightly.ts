import { DAY } from '../../domain/time/instant.ts'
import type { Deps } from '../ports/store.ts'

/** Slots are offered so far ahead. */
const AHEAD = 14 * DAY

/**
 * Offers what every brand that wants it is short of in the next two weeks, so that nobody has to think of it. One brand that fails
 * keeps no other from it. Answers how many slots are new.
 */
export async function offerSlotsNightly(deps: Pick<Deps, 'store'>): Promise<number> {
  const failures: unknown[] = []
  let offered = 0
  for (const brandId of await deps.store.transaction((tx) => tx.slots.offering()))
    try {
      const command = { brandId, ahead: AHEAD, byId: null }
      offered += (await deps.store.transaction((tx) => tx.slots.offerShortHours(command))).offered
    } catch (error) {
      failures.push(error)
    }
  if (failures.length > 0)
    throw new AggregateError(failures, `slots of a brand could not be offered: ${String(failures[0])}`)
  return offered
}
