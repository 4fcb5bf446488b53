import {
  WEEKDAYS,
  type ClockWindow,
  type DeskDefinition,
  type LocalDate,
} from '../definition/calendar-definition.ts'
import { dayWindow, type DayWindow } from '../definition/clock-time.ts'
import { parseLocalDate, type DayNumber } from './local-date.ts'
import type { Zone } from '../../time/zone.ts'

/** One desk's hours, ready to compute with. */
export interface Desk {
  readonly zone: Zone
  readonly alwaysOpen: boolean
  /** Monday first. */
  readonly weekly: readonly (readonly DayWindow[])[]
  /** With the holiday's name, where it has one. */
  readonly holidays: ReadonlyMap<DayNumber, string | undefined>
  readonly breaks: ReadonlyMap<DayNumber, readonly DayWindow[]>
  readonly extra: ReadonlyMap<DayNumber, readonly DayWindow[]>
}

/** Prepares a valid definition; what an always open desk says beside its zone is dropped. */
export function deskOf(definition: DeskDefinition): Desk {
  const { tz, weekly = {}, holidays = [], breaks = {}, extra = {}, always_open = false } = definition
  if (always_open) return roundTheClock(tz)
  return {
    zone: tz,
    alwaysOpen: false,
    weekly: WEEKDAYS.map((day) => (weekly[day] ?? []).map(dayWindow)),
    holidays: new Map(
      holidays.map((day) =>
        typeof day === 'string' ? [dayOf(day), undefined] : [dayOf(day.date), day.name],
      ),
    ),
    breaks: windowsByDay(breaks),
    extra: windowsByDay(extra),
  }
}

export function roundTheClock(zone: Zone): Desk {
  const allDay = [dayWindow(['00:00', '24:00'])]
  const none = new Map<DayNumber, never>()
  return {
    zone,
    alwaysOpen: true,
    weekly: WEEKDAYS.map(() => allDay),
    holidays: none,
    breaks: none,
    extra: none,
  }
}

function windowsByDay(windows: Readonly<Record<LocalDate, readonly ClockWindow[]>>) {
  return new Map(Object.entries(windows).map(([date, list]) => [dayOf(date), list.map(dayWindow)]))
}

function dayOf(date: LocalDate): DayNumber {
  return parseLocalDate(date)!
}
