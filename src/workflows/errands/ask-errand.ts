import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Errand } from '../ports/errand-store.ts'
import type { Deps } from '../ports/store.ts'
import type { ErrandRequest } from './errand-request.ts'

export interface AskErrand {
  readonly brandId: BrandId
  readonly personId: PersonId | null
  readonly request: ErrandRequest
  /** What it works on, where that is large. */
  readonly input?: string
}

/** Writes down what somebody asked for, and has it begun; whoever asked looks how far it is by its id. */
export function askErrand(
  deps: Pick<Deps, 'store' | 'newId'>,
  { brandId, personId, request, input }: AskErrand,
): Promise<Errand> {
  return deps.store.transaction(async (tx) => {
    const id = deps.newId()
    await tx.errands.add({ brandId, id, kind: request.kind, personId, request }, input ?? null)
    await tx.jobs.add('run-errand', { brand_id: brandId, errand_id: id })
    return (await tx.errands.find(brandId, id))!
  })
}
