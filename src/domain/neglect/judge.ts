import type { Instant } from '../time/instant.ts'
import { isExcused, neglectOf, type Neglect } from './neglect-of.ts'
import type { TurnAccount } from './turn-account.ts'

/** A turn with how it stands at an instant. */
export type Judged = readonly [TurnAccount, Neglect]

/** The turns that were promised an answer, each with how it stands at `now`; what needed none is no turn of anybody's waiting. */
export function judge(turns: readonly TurnAccount[], now: Instant): readonly Judged[] {
  return turns
    .filter((turn) => turn.target !== null && !isExcused(turn))
    .map((turn) => [turn, neglectOf(turn, now)])
}
