import type { PolicyId } from '../../domain/ids.ts'
import type { Zone } from '../../domain/time/zone.ts'
import type { BackTestPolicies } from '../policies/back-test-policies.ts'

/** What an errand is about, as it is stored until it is run. */
export type ErrandRequest =
  | ({ readonly kind: 'back_test'; readonly log?: { readonly zone: Zone } } & Omit<
      BackTestPolicies,
      'brandId' | 'log'
    >)
  /** Clocks that began with this policy, or all of the brand's. */
  | { readonly kind: 'retarget'; readonly policyId: PolicyId | null }
