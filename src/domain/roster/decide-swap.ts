import type { Instant } from '../time/instant.ts'
import type { Roster } from './compile-roster.ts'
import type { Member, Period, Swap } from './schedule.ts'
import { shiftsBetween } from './shifts-between.ts'
import { overlap } from './span.ts'

export type SwapRefusal =
  'is-over' | 'has-no-length' | 'asker-is-off-shift' | 'already-taken' | 'is-your-own' | 'taker-is-out'
export type SwapDecision =
  | { readonly accepted: true; readonly swap: Swap }
  | { readonly accepted: false; readonly refusal: SwapRefusal }

/** Somebody asks whether anybody takes their shifts in a period; refused unless they have one in it that is not over. */
export function askSwap(roster: Roster, asker: Member, { from, to }: Period, now: Instant): SwapDecision {
  if (from >= to) return refused('has-no-length')
  if (to <= now) return refused('is-over')
  const shifts = shiftsBetween(roster, Math.max(from, now), to)
  if (!shifts.some(({ member }) => member === asker)) return refused('asker-is-off-shift')
  return { accepted: true, swap: { for: asker, takenBy: null, from, to } }
}

/** Somebody takes an asked swap. What was missed of it is not made up for: it counts from now. The same taker again changes nothing. */
export function takeSwap(roster: Roster, swap: Swap, taker: Member, now: Instant): SwapDecision {
  if (swap.takenBy === taker) return { accepted: true, swap }
  if (swap.takenBy !== null) return refused('already-taken')
  if (swap.for === taker) return refused('is-your-own')
  const left = { from: Math.max(swap.from, now), to: swap.to }
  if (left.from >= left.to) return refused('is-over')
  if (isOut(roster, taker, left)) return refused('taker-is-out')
  return { accepted: true, swap: { ...swap, ...left, takenBy: taker } }
}

/** Ineligible, or absent at any moment of it. */
function isOut(roster: Roster, member: Member, period: Period): boolean {
  if (roster.ineligible.has(member)) return true
  const absences = roster.absences
    .filter((absence) => absence.member === member)
    .map((absence) => overlap(absence, period))
  return absences.some(({ from, to }) => from < to)
}

function refused(refusal: SwapRefusal): SwapDecision {
  return { accepted: false, refusal }
}
