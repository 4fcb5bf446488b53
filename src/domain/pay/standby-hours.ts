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
  /** 1 to 60. */
  readonly minutes: number
  readonly amountMinor: number
}

/**
 * What standing by pays, hour by hour of the time line. A minute is paid once, however many schedules it stands in, and counts
 * as soon as any of it was stood by. Stretches may overlap and touch in any order.
 */
export function standbyHours(
  rules: PayRules,
  zone: Zone,
  stretches: readonly Stretch[],
): readonly StandbyHour[] {
  const minutes = new Set<Instant>()
  for (const { from, to } of stretches)
    for (let at = from - (from % PAID_STEP); at < to; at += PAID_STEP) minutes.add(at)
  const hours = new Map<Instant, { minutes: number; shares: number }>()
  for (const at of minutes) {
    const hourAt = at - (at % HOUR)
    const hour = hours.get(hourAt) ?? { minutes: 0, shares: 0 }
    hour.minutes += 1
    hour.shares += rules.standbyMinorPerHour * (100 + upliftAt(rules, zone, at))
    hours.set(hourAt, hour)
  }
  return [...hours]
    .map(([hourAt, hour]) => ({
      hourAt,
      minutes: hour.minutes,
      amountMinor: Math.ceil(hour.shares / (100 * MINUTES_AN_HOUR)),
    }))
    .sort((one, other) => one.hourAt - other.hourAt)
}

const MINUTES_AN_HOUR = HOUR / PAID_STEP
