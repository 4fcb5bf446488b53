import type { Instant } from '../time/instant.ts'
import { isExcused, neglectOf, type Neglect } from './neglect-of.ts'
import type { AccountedTurn, TurnAccount } from './turn-account.ts'

/** A turn with how it stands at an instant. */
export type Judged<Turn extends AccountedTurn = TurnAccount> = readonly [Turn, Neglect]

/** The turns that were promised an answer, each with how it stands at `now`; what needed none is no turn of anybody's waiting. */
export function judge<Turn extends AccountedTurn>(
  turns: readonly Turn[],
  now: Instant,
): readonly Judged<Turn>[] {
  return turns
    .filter((turn) => turn.target !== null && !isExcused(turn))
    .map((turn) => [turn, neglectOf(turn, now)])
}
