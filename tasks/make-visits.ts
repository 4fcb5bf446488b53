import type { Task } from 'graphile-worker'
import { followVisits } from '../src/workflows/shopper/follow-visits.ts'
import { makeVisits, type ShopperDeps } from '../src/workflows/shopper/make-visits.ts'

/** Synthetic customers write when their hour has come, and what became of earlier visits is looked at. */
export function makeVisitsTask(deps: ShopperDeps): Task {
  return async () => {
    await makeVisits(deps)
    await followVisits(deps)
  }
}
