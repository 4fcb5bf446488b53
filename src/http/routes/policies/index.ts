import { changePolicy } from './change.ts'
import { createPolicy } from './create.ts'
import { listPolicies } from './list.ts'
import { orderPolicies } from './order.ts'
import { publishPolicy } from './publish.ts'
import { readPolicy } from './read.ts'
import { removePolicy } from './remove.ts'
import { retargetRoutes } from './retarget/index.ts'
import { checkPolicyRoute } from './try.ts'
import { policyVersionRoutes } from './versions/index.ts'

export const policyRoutes = [
  listPolicies,
  createPolicy,
  checkPolicyRoute,
  orderPolicies,
  readPolicy,
  changePolicy,
  removePolicy,
  publishPolicy,
  ...policyVersionRoutes,
  ...retargetRoutes,
]
