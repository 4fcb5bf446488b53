import type { RefusalReason } from '../dispatch/refusal.ts'
import { answersFor, type AdmissionState } from './admission.ts'

/** What a brand lets a freelance expert do, as the search for an answerer sees it. */
export interface Admitted {
  readonly state: AdmissionState
  /** The newest version of the agreement that is asked for was accepted, or none is. */
  readonly agreed: boolean
  /** Whose customers the accepted agreement covers, by country; null: all. */
  readonly customerCountries: readonly string[] | null
  /** Where the expert lives. */
  readonly country: string | null
  /** Verified by somebody of the brand; nothing else counts. */
  readonly languages: readonly string[]
  readonly skills: readonly string[]
}

/** Customers of these countries (`unknown` for those who have said none) are answered only from these others. */
export interface RegionRule {
  readonly customers: readonly string[]
  readonly experts: readonly string[]
}

const UNKNOWN = 'unknown'

/** Why the brand does not let this person answer this customer; null when it does. Countries are ISO 3166 codes of two letters. */
export function whyNotAdmitted(
  admitted: Admitted,
  customerCountry: string | null,
  regions: readonly RegionRule[],
): Extract<RefusalReason, 'not_admitted' | 'agreement' | 'region'> | null {
  if (!answersFor(admitted.state)) return 'not_admitted'
  if (!admitted.agreed) return 'agreement'
  const customer = customerCountry ?? UNKNOWN
  if (admitted.customerCountries !== null && !admitted.customerCountries.includes(customer)) return 'region'
  const outside = regions.some(
    ({ customers, experts }) =>
      customers.includes(customer) && (admitted.country === null || !experts.includes(admitted.country)),
  )
  return outside ? 'region' : null
}
