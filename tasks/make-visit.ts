import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId } from '../src/domain/ids.ts'
import { makeAskedVisit, type ShopperDeps } from '../src/workflows/shopper/make-visits.ts'

const payload = z.object({ brand_id: z.uuid(), plan: z.string(), visit_id: z.uuid() })

/** A synthetic customer writes now, because somebody wants to see it. */
export function makeVisitTask(deps: ShopperDeps): Task {
  return async (given) => {
    const { brand_id, plan, visit_id } = payload.parse(given)
    await makeAskedVisit(deps, { brandId: brand_id as BrandId, plan, visitId: visit_id })
  }
}
