import { HOUR, type Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import { PAID_STEP, upliftAt, type PayRules } from './pay-rules.ts'

export interface Stretch {
  readonly from: Instant
  readonly to: Instant
}

/** One hour of the time line in which somebody stood by. */
export interface StandbyHour {
  readonly hourAt: Instant
  /** Which minutes of it, 0 to 59, in their order. */
  readonly minutes: readonly number[]
  readonly amountMinor: number
}

/** Beginnings of the minutes that these stretches touch, each once. A minute counts as soon as any of it was stood by. */
export function minutesOf(stretches: readonly Stretch[]): ReadonlySet<Instant> {
  const minutes = new Set<Instant>()
  for (const { from, to } of stretches)
    for (let at = from - (from % PAID_STEP); at < to; at += PAID_STEP) minutes.add(at)
  return minutes
}

/** What standing by in these minutes pays by a brand's rules, hour by hour of the time line. */
export function standbyHours(
  rules: PayRules,
  zone: Zone,
  minutes: ReadonlySet<Instant>,
): readonly StandbyHour[] {
  const hours = new Map<Instant, { minutes: number[]; shares: number }>()
  for (const at of minutes) {
    const hourAt = at - (at % HOUR)
    const hour = hours.get(hourAt) ?? { minutes: [], shares: 0 }
    hour.minutes.push((at - hourAt) / PAID_STEP)
    hour.shares += minuteShares(rules, zone, at)
    hours.set(hourAt, hour)
  }
  return [...hours]
    .map(([hourAt, hour]) => ({
      hourAt,
      minutes: hour.minutes.sort((one, other) => one - other),
      amountMinor: Math.ceil(hour.shares / (100 * MINUTES_AN_HOUR)),
    }))
    .sort((one, other) => one.hourAt - other.hourAt)
}

/** What that minute pays, in 6000ths of a minor unit: whole numbers, so that nothing is rounded before the hour is full. */
export function minuteShares(rules: PayRules, zone: Zone, at: Instant): number {
  return rules.standbyMinorPerHour * (100 + upliftAt(rules, zone, at))
}

const MINUTES_AN_HOUR = HOUR / PAID_STEP
