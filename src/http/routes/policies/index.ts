import { changePolicy } from './change.ts'
import { createPolicy } from './create.ts'
import { listPolicies } from './list.ts'
import { publishPolicy } from './publish.ts'

export const policyRoutes = [listPolicies, createPolicy, changePolicy, publishPolicy]
