import { diffPolicyVersions } from './diff.ts'
import { discardDraft } from './discard.ts'
import { listPolicyVersions } from './list.ts'

export const policyVersionRoutes = [listPolicyVersions, diffPolicyVersions, discardDraft]
