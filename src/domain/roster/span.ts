import { DAY, type Instant } from '../time/instant.ts'
import { offsetAt, type WallTime, type Zone } from '../time/zone.ts'
import type { Member, Period } from './schedule.ts'

/** People together on duty for a while. */
export interface Span extends Period {
  readonly members: readonly Member[]
}

/** The spans that hold at least one instant from `from` to `to`, both included: with `to` equal to `from`, those of that instant. */
export type SpansOf = (from: Instant, to: Instant) => readonly Span[]

export const always: Period = { from: -Infinity, to: Infinity }

export function holds(period: Period, at: Instant): boolean {
  return period.from <= at && at < period.to
}

/** Whether it holds at least one instant from `from` to `to`, both included. */
export function touches(period: Period, from: Instant, to: Instant): boolean {
  return period.from <= to && period.to > from
}

/** Empty when they do not meet: `to` is then not after `from`. */
export function overlap(one: Period, other: Period): Period {
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) }
}

/** Joins periods that overlap or touch; the result is in order. */
export function merge(periods: readonly Period[]): Period[] {
  const merged: { from: Instant; to: Instant }[] = []
  for (const { from, to } of periods.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** What is left of each span within the periods, which are in order and do not overlap. */
export function within(spans: readonly Span[], periods: readonly Period[]): Span[] {
  const kept: Span[] = []
  for (const span of spans) {
    for (const period of periods) {
      if (period.from >= span.to) break
      const common = overlap(span, period)
      if (common.from < common.to) kept.push({ ...common, members: span.members })
    }
  }
  return kept
}

/**
 * Wall times whose instant may lie between two instants: nothing that starts after `latest` has begun by `to`,
 * nothing that ends before `earliest` is left at `from`. Exact away from clock changes, a change wide around them.
 */
export function wallTimesAround(
  zone: Zone,
  from: Instant,
  to: Instant,
): { earliest: WallTime; latest: WallTime } {
  return {
    earliest: from + Math.min(offsetAt(zone, from - DAY), offsetAt(zone, from + DAY)),
    latest: to + Math.max(offsetAt(zone, to - DAY), offsetAt(zone, to + DAY)),
  }
}
