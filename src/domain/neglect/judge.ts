import type { Instant } from '../time/instant.ts'
import { neglectOf, type Neglect } from './neglect-of.ts'
import type { TurnAccount } from './turn-account.ts'

/** A turn with how it stands at an instant. */
export type Judged = readonly [TurnAccount, Neglect]

/** The turns that were promised something, each with how it stands at `now`. */
export function judge(turns: readonly TurnAccount[], now: Instant): readonly Judged[] {
  return turns.filter((turn) => turn.target !== null).map((turn) => [turn, neglectOf(turn, now)])
}
