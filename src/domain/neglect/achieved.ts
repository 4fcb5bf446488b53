import type { Instant } from '../time/instant.ts'
import { isWithinWindow } from './best-cover.ts'
import type { Cause } from './cause.ts'
import { localHourAt } from './local-hours.ts'
import type { Remedy } from './remedy.ts'

/** Turns that began in one quarter of an hour. */
export interface Quarter {
  readonly quarterAt: Instant
  readonly turns: number
  readonly neglected: number
  /** Neglected ones by cause. */
  readonly byCause: Readonly<Partial<Record<Cause, number>>>
}

/** What a remedy is about: how many turns could have been helped by it, and how many were neglected. */
export interface Concerned {
  readonly turns: number
  readonly neglected: number
}

/** The turns that a remedy is about: those of its hours, or all, of which its cause counts. */
export function concernedBy(remedy: Remedy, quarters: readonly Quarter[]): Concerned {
  const within =
    remedy.type === 'mend'
      ? quarters
      : quarters.filter(({ quarterAt }) => isWithinWindow(remedy, localHourAt(remedy.zone, quarterAt)))
  const counted = ({ neglected, byCause }: Quarter) =>
    remedy.type === 'mend' ? (byCause[remedy.cause] ?? 0) : neglected
  return {
    turns: within.reduce((sum, { turns }) => sum + turns, 0),
    neglected: within.reduce((sum, quarter) => sum + counted(quarter), 0),
  }
}

export interface Range {
  readonly low: number
  readonly high: number
}

/** Beside what was predicted for so long a time, what came of it; all are neglected turns fewer. */
export interface Achieved {
  readonly predicted: Range
  /** 95 % of chance lies within; below zero means more were neglected than before. Null while nobody has written. */
  readonly achieved: (Range & { readonly middle: number }) | null
}

const BEYOND_CHANCE = 1.96

/**
 * Had nothing been done, the share of before would have been neglected of the turns since; what is missing of that was
 * achieved. `elapsed` is how long the remedy has been in force in lengths of the period that the prediction was made for.
 */
export function achievedOf(remedy: Remedy, before: Concerned, since: Concerned, elapsed: number): Achieved {
  const promised = remedy.type === 'mend' ? { low: remedy.behind, high: remedy.behind } : remedy.prevents
  const predicted = {
    low: Math.round(promised.low * elapsed),
    high: Math.round(promised.high * elapsed),
  }
  if (before.turns === 0 || since.turns === 0) return { predicted, achieved: null }
  const share = before.neglected / before.turns
  const middle = share * since.turns - since.neglected
  // The share of before is uncertain itself.
  const deviation = Math.sqrt(share * (1 - share) * since.turns * (1 + since.turns / before.turns))
  const away = BEYOND_CHANCE * deviation
  return {
    predicted,
    achieved: {
      middle: Math.round(middle),
      low: Math.round(middle - away),
      high: Math.round(middle + away),
    },
  }
}
