import type { Zone } from '../time/zone.ts'
import type { Judged } from './judge.ts'
import { localHourAt, type LocalHour } from './local-hours.ts'
import { brisk, savedByOneMore, unhurried, type WaitingTurn } from './one-more-person.ts'

export const dayGroups = ['working_days', 'weekend', 'every_day'] as const
export type DayGroup = (typeof dayGroups)[number]

/** When one more person would be on, on the clocks of `zone`; `toHour` is 1 to 24. */
export interface CoverWindow {
  readonly days: DayGroup
  readonly fromHour: number
  readonly toHour: number
  readonly zone: Zone
}

export interface Cover extends CoverWindow {
  readonly prevents: { readonly low: number; readonly high: number }
  /** The neglected turns that began within. */
  readonly turns: readonly Judged[]
}

const daysOf: Readonly<Record<DayGroup, number>> = { working_days: 5, weekend: 2, every_day: 7 }
const LONGEST = 4

/** The hours in which one more person would have done most for the time they cost: replays each candidate over the turns. */
export function bestCover(neglected: readonly Judged[], zone: Zone): Cover | null {
  const turns = [...neglected]
    .sort(([a], [b]) => a.openedAt - b.openedAt)
    .map((judged) => ({ judged, at: localHourAt(zone, judged[0].openedAt) }))
  let best: { cover: Cover; worth: number } | null = null
  for (const window of windows(zone)) {
    const within = turns.filter(({ at }) => isWithinWindow(window, at)).map(({ judged }) => judged)
    const waiting = within.map(([turn]): WaitingTurn => ({ ...turn, target: turn.target! }))
    const saved = [savedByOneMore(waiting, unhurried), savedByOneMore(waiting, brisk)]
    const prevents = { low: Math.min(...saved), high: Math.max(...saved) }
    const hours = daysOf[window.days] * (window.toHour - window.fromHour)
    const worth = (prevents.low + prevents.high) / Math.sqrt(hours)
    if (prevents.high > 0 && (best === null || worth > best.worth))
      best = { cover: { ...window, prevents, turns: within }, worth }
  }
  return best?.cover ?? null
}

function windows(zone: Zone): readonly CoverWindow[] {
  return dayGroups.flatMap((days) =>
    Array.from({ length: LONGEST }, (_, k) => k + 1).flatMap((length) =>
      Array.from({ length: 25 - length }, (_, fromHour) => ({
        days,
        fromHour,
        toHour: fromHour + length,
        zone,
      })),
    ),
  )
}

/** Whether an hour of the window's own zone lies within. */
export function isWithinWindow(
  { days, fromHour, toHour }: Pick<CoverWindow, 'days' | 'fromHour' | 'toHour'>,
  { weekday, hour }: LocalHour,
): boolean {
  return isDayOf(days, weekday) && hour >= fromHour && hour < toHour
}

/** 0 is Monday. */
export function isDayOf(days: DayGroup, weekday: number): boolean {
  if (days === 'working_days') return weekday < 5
  return days === 'weekend' ? weekday > 4 : true
}
