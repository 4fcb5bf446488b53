import type { PolicyWorkflows } from '../http/workflows.ts'
import { orderPolicies } from '../workflows/policies/order-policies.ts'
import { previewRetarget } from '../workflows/policies/retarget-clocks.ts'
import type { Deps } from '../workflows/ports/store.ts'

/** Binds what leads do with policies to this node's dependencies. */
export function policyWorkflows(deps: Deps): PolicyWorkflows {
  return {
    order: (command) => orderPolicies(deps, command),
    previewRetarget: (command) => previewRetarget(deps, command),
  }
}
