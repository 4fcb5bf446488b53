import type { Day } from '../../http/api-types.ts'
import { daylight, type LightStop } from './daylight.ts'

export interface Span {
  /** Shares of the way through the band, 0 to 1. */
  readonly from: number
  readonly to: number
  readonly people: number
  readonly names: readonly string[]
}

/** One zone of the band: its own day and night, and when how many of its people are on duty. */
export interface Lane {
  readonly zone: string
  readonly people: number
  readonly spans: readonly Span[]
  readonly light: readonly LightStop[]
}

export function dayLanes(day: Day): readonly Lane[] {
  const from = Date.parse(day.from_at)
  const to = Date.parse(day.to_at)
  const share = (instant: string) => Math.min(1, Math.max(0, (Date.parse(instant) - from) / (to - from)))
  return day.regions.map(({ time_zone: zone, people, covered }) => ({
    zone,
    people,
    light: daylight(from, to, zone),
    spans: covered.map((span) => ({
      from: share(span.from_at),
      to: share(span.to_at),
      people: span.people,
      names: onDuty(day, zone, span.from_at, span.to_at),
    })),
  }))
}

function onDuty(day: Day, zone: string, from: string, to: string): readonly string[] {
  const names = day.rosters
    .flatMap(({ shifts }) => shifts)
    .filter((shift) => shift.time_zone === zone && shift.from_at < to && shift.to_at > from)
    .map(({ name }) => name)
  return [...new Set(names)].sort()
}
