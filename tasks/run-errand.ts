import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId } from '../src/domain/ids.ts'
import { runErrand } from '../src/workflows/errands/run-errand.ts'
import type { Deps } from '../src/workflows/ports/store.ts'

const payload = z.object({ brand_id: z.uuid(), errand_id: z.uuid() })

/** What somebody asked for and takes a while is done. */
export function runErrandTask(deps: Deps): Task {
  return (given) => {
    const { brand_id, errand_id } = payload.parse(given)
    return runErrand(deps, brand_id as BrandId, errand_id)
  }
}
