import type { Claim } from '../dispatch/dispatch.ts'
import type { Instant } from '../time/instant.ts'
import type { PayTerms } from './pay-terms.ts'

/** How a claim ended, as far as its pay depends on it. */
export interface ClaimEnd {
  readonly state: Exclude<Claim['state'], 'active'>
  readonly reason: string | null
  /** What became of the conversation meanwhile. */
  readonly gone: 'merged' | 'erased' | null
  readonly startedAt: Instant | null
  readonly endedAt: Instant
}

export type EarningKind = 'answer' | 'floor'

/** `why` is told to the person, also where nothing was earned. */
export type Earned =
  | {
      readonly amountMinor: number
      readonly kind: EarningKind
      readonly why: 'answered' | 'ended_by_others' | 'merged' | 'erased' | 'taken_away'
    }
  | { readonly amountMinor: 0; readonly kind: null; readonly why: 'lapsed' | 'given_back' | 'not_started' }

/** The house took the work from them: a shift or their time here ended. */
const takenByTheHouse: readonly (string | null)[] = [
  'shift_ends',
  'person_removed',
  'person_left',
  'suspended',
]

/**
 * What a claim earned by its frozen terms. An answer pays in full; work that others ended pays half once it was begun, and never
 * less than the floor; work that the holder let lapse or gave back pays nothing.
 */
export function earnedBy(terms: PayTerms, end: ClaimEnd): Earned {
  switch (end.state) {
    case 'answered':
      return { amountMinor: terms.amountMinor, kind: 'answer', why: 'answered' }
    case 'superseded':
      return consolation(terms, end, end.gone ?? 'ended_by_others')
    case 'handed_back':
      return takenByTheHouse.includes(end.reason)
        ? consolation(terms, end, 'taken_away')
        : { amountMinor: 0, kind: null, why: 'given_back' }
    case 'lapsed':
      return { amountMinor: 0, kind: null, why: 'lapsed' }
  }
}

function consolation(
  terms: PayTerms,
  end: ClaimEnd,
  why: 'ended_by_others' | 'merged' | 'erased' | 'taken_away',
): Earned {
  const half = end.startedAt === null ? 0 : Math.ceil(terms.amountMinor / 2)
  const amountMinor = Math.max(terms.floorMinor, half)
  return amountMinor === 0
    ? { amountMinor: 0, kind: null, why: 'not_started' }
    : { amountMinor, kind: 'floor', why }
}
