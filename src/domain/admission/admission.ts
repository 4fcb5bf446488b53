import type { BrandId, PersonId } from '../ids.ts'

/** How far somebody has come with a brand that lets freelance experts in. */
export type AdmissionState =
  'invited' | 'applied' | 'agreed' | 'probation' | 'active' | 'suspended' | 'declined' | 'left'

export interface Admission {
  readonly brandId: BrandId
  readonly personId: PersonId
  readonly state: AdmissionState
  readonly agreedVersion: number | null
  readonly suspendedFrom: 'probation' | 'active' | null
  readonly appealed: boolean
}

export type AdmissionAct =
  'agree' | 'pass' | 'activate' | 'suspend' | 'appeal' | 'reinstate' | 'decline' | 'leave' | 'apply'

/** What stands beside the admission when somebody acts on it. */
export interface AdmissionFacts {
  /** The version of the agreement that is asked for; null where the brand has none. */
  readonly agreementVersion: number | null
  /** The brand wants its test passed first. */
  readonly hasTest: boolean
  readonly testPassed: boolean
}

export type AdmissionDecision =
  | { readonly type: 'move'; readonly to: AdmissionState }
  /** Recorded, without moving on. */
  | { readonly type: 'stay' }
  | { readonly type: 'refused'; readonly reason: 'not_now'; readonly state: AdmissionState }

const from: Readonly<Record<AdmissionAct, readonly AdmissionState[]>> = {
  apply: ['invited', 'declined', 'left'],
  agree: ['applied', 'agreed', 'probation', 'active', 'suspended'],
  pass: ['agreed'],
  activate: ['probation'],
  suspend: ['probation', 'active'],
  appeal: ['suspended'],
  reinstate: ['suspended'],
  decline: ['invited', 'applied', 'agreed'],
  leave: ['invited', 'applied', 'agreed', 'probation', 'active', 'suspended'],
}

/**
 * What an act makes of an admission: application, agreement, test, probation, active. A brand without a test begins probation with
 * the agreement; nobody becomes active without probation.
 */
export function decideAdmission(
  { state, suspendedFrom, appealed }: Pick<Admission, 'state' | 'suspendedFrom' | 'appealed'>,
  act: AdmissionAct,
  facts: AdmissionFacts,
): AdmissionDecision {
  if (!from[act].includes(state)) return { type: 'refused', reason: 'not_now', state }
  switch (act) {
    case 'apply':
      return { type: 'move', to: 'applied' }
    case 'agree':
      if (state !== 'applied' && state !== 'agreed') return { type: 'stay' }
      return { type: 'move', to: facts.hasTest && !facts.testPassed ? 'agreed' : 'probation' }
    case 'pass':
      return { type: 'move', to: 'probation' }
    case 'activate':
      return { type: 'move', to: 'active' }
    case 'suspend':
      return { type: 'move', to: 'suspended' }
    case 'appeal':
      return appealed ? { type: 'refused', reason: 'not_now', state } : { type: 'stay' }
    case 'reinstate':
      return { type: 'move', to: suspendedFrom ?? 'probation' }
    case 'decline':
      return { type: 'move', to: 'declined' }
    case 'leave':
      return { type: 'move', to: 'left' }
  }
}

/** In these states somebody is asked, given work, and signed in as an expert of the brand. */
export function answersFor(state: AdmissionState): boolean {
  return state === 'probation' || state === 'active'
}
