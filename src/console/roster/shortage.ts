import type { Coverage } from '../../http/api-types.ts'
import { localMinute } from '../format/moment.ts'
import { localOf } from './local-time.ts'

export type Need = Coverage['needs'][number]

/** One hour of the week, over all weeks that were looked at. */
export interface HourOfWeek {
  /** Customers expected in a week. */
  readonly arrivals: number
  /** People that are lacking on the worst of these days. */
  readonly missing: number
  /** On how many of these days nobody able is there. */
  readonly empty: number
}

/** `[weekday][hour]` in the zone, Monday first: demand against cover. */
export function weekOf({ hours }: Need, zone: string): readonly (readonly HourOfWeek[])[] {
  const week = Array.from({ length: 7 }, () =>
    Array.from({ length: 24 }, () => ({ arrivals: 0, missing: 0, empty: 0, times: 0 })),
  )
  for (const { from, arrivals, needed, people } of hours) {
    const at = Date.parse(from)
    const weekday = (new Date(localOf(at, zone).slice(0, 10)).getUTCDay() + 6) % 7
    const cell = week[weekday]?.[Math.floor(localMinute(at, zone) / 60)]
    if (!cell) continue
    cell.arrivals += arrivals
    cell.missing = Math.max(cell.missing, needed - people)
    cell.empty += people === 0 && needed > 0 ? 1 : 0
    cell.times += 1
  }
  return week.map((row) =>
    row.map(({ arrivals, missing, empty, times }) => ({
      arrivals: times === 0 ? 0 : arrivals / times,
      missing: Math.max(0, missing),
      empty,
    })),
  )
}

/** The need of the same channel and language after a change. */
export function sameNeed(needs: readonly Need[], { channel_kind, language }: Need): Need | undefined {
  return needs.find((one) => one.channel_kind === channel_kind && one.language === language)
}

export function keyOf({ channel_kind, language }: Need): string {
  return `${channel_kind} ${language ?? ''}`
}
