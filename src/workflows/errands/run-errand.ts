import type { BrandId } from '../../domain/ids.ts'
import { backTestPolicies, type BackTested } from '../policies/back-test-policies.ts'
import { retargetClocks } from '../policies/retarget-clocks.ts'
import type { Errand } from '../ports/errand-store.ts'
import type { Deps } from '../ports/store.ts'
import type { ErrandRequest } from './errand-request.ts'

/** Does what was asked for, and tells how far it is meanwhile. One that has ended is left alone, so that twice is harmless. */
export async function runErrand(deps: Deps, brandId: BrandId, id: string): Promise<void> {
  const errand = await deps.store.transaction((tx) => tx.errands.find(brandId, id))
  if (!errand || errand.state === 'done' || errand.state === 'failed') return
  const advance = noticeably((share) =>
    deps.store.transaction((tx) => tx.errands.advance(brandId, id, share)),
  )
  const { state, result } = await work(deps, errand, advance)
  await deps.store.transaction((tx) => tx.errands.end(brandId, id, state, result))
}

type Advance = (share: number) => Promise<void>

async function work(
  deps: Deps,
  { brandId, id, personId, request: stored }: Errand,
  advance: Advance,
): Promise<{ readonly state: 'done' | 'failed'; readonly result: unknown }> {
  const request = stored as ErrandRequest
  switch (request.kind) {
    case 'back_test': {
      const { log, ...asked } = request
      const csv = log && (await deps.store.transaction((tx) => tx.errands.input(brandId, id)))
      const command = { ...asked, brandId, ...(log && { log: { ...log, csv: csv ?? '' } }) }
      const outcome = await backTestPolicies(deps, command, advance)
      if (outcome.type === 'tested') {
        const { figures, current, log: left } = outcome
        return { state: 'done', result: { figures, current, log: left } satisfies BackTested }
      }
      return { state: 'failed', result: { problems: outcome.problems } }
    }
    case 'retarget': {
      const { policyId } = request
      const total = await deps.store.transaction((tx) => tx.timers.countRunning(brandId, policyId))
      const command = { brandId, personId, ...(policyId && { policyId }) }
      const figures = await retargetClocks(deps, command, ({ clocks }) =>
        advance(total === 0 ? 1 : Math.min(1, clocks / total)),
      )
      return { state: 'done', result: figures }
    }
    default:
      return request satisfies never
  }
}

/** Progress is told by the hundredth: nobody sees more. */
function noticeably(advance: Advance): Advance {
  let told = -1
  return async (share) => {
    const hundredth = Math.floor(share * 100)
    if (hundredth === told) return
    told = hundredth
    await advance(share)
  }
}
