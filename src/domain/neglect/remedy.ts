import type { Zone } from '../time/zone.ts'
import type { Cause } from './cause.ts'
import { bestCover, type CoverWindow } from './best-cover.ts'
import type { Judged } from './judge.ts'

/** The one decision that would have helped most, with what it would have prevented of the neglected turns. */
export type Remedy =
  | (CoverWindow & {
      readonly type: 'cover'
      /** Spoken by nearly all who would have been answered; null where it does not matter. */
      readonly language: string | null
      /** What one more person would have answered in time, from the unhurried to the brisk. */
      readonly prevents: { readonly low: number; readonly high: number }
      readonly of: number
    })
  | { readonly type: 'mend'; readonly cause: Cause; readonly behind: number; readonly of: number }

/** What more people cure; everything else is mended in another way. */
const curedByCover: ReadonlySet<Cause> = new Set(['no_coverage', 'overload', 'unclaimed', 'skill_gap'])

/** Chance alone moves a count of K by about the root of K; a remedy has to show beyond that. */
const BEYOND_CHANCE = 1.64

/** A decision for the dominant cause; null where there is none beyond chance. Hours are the zone's. */
export function remedyFor(neglected: readonly Judged[], zone: Zone): Remedy | null {
  const of = neglected.length
  const least = BEYOND_CHANCE * Math.sqrt(of)
  const curable = neglected.filter(([turn]) => turn.cause !== null && curedByCover.has(turn.cause))
  const others = neglected.filter(([turn]) => turn.cause !== null && !curedByCover.has(turn.cause))
  const cause = mostFrequent(others.map(([turn]) => turn.cause!))
  const cover = bestCover(curable, zone)
  const middle = cover ? (cover.prevents.low + cover.prevents.high) / 2 : 0
  if (cause && cause.count > middle && cause.count >= least)
    return { type: 'mend', cause: cause.value, behind: cause.count, of }
  if (!cover || middle < least || cover.prevents.low === 0) return null
  const { turns, ...window } = cover
  return { type: 'cover', ...window, language: languageOf(turns), of }
}

const NEARLY_ALL = 0.8

function languageOf(turns: readonly Judged[]): string | null {
  const spoken = mostFrequent(turns.flatMap(([turn]) => turn.language ?? []))
  const gaps = turns.filter(([turn]) => turn.cause === 'skill_gap').length
  return spoken && gaps > 0 && spoken.count >= NEARLY_ALL * turns.length ? spoken.value : null
}

/** The value that comes most often, the first of several. */
export function mostFrequent<Value>(values: readonly Value[]): { value: Value; count: number } | null {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [first] = [...counts].sort(([, a], [, b]) => b - a)
  return first ? { value: first[0], count: first[1] } : null
}
