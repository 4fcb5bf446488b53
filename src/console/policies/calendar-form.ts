import type { Calendar } from '../../http/api-types.ts'
import { weekdays, type Weekday } from '../roster/new-roster.ts'

type Window = readonly [string, string]

export interface CalendarForm {
  name: string
  zone: string
  /** As people write hours: `09:00-12:00, 13:00-17:00`; empty: closed. */
  weekly: Record<Weekday, string>
  /** `2026-12-25`. */
  holidays: string[]
  /** What the form does not show and must not lose: breaks, extra openings. */
  readonly rest: Readonly<Record<string, unknown>>
  readonly names: Readonly<Record<string, string>>
}

export const office: CalendarForm = {
  name: '',
  zone: 'UTC',
  weekly: {
    mon: '09:00-17:00',
    tue: '09:00-17:00',
    wed: '09:00-17:00',
    thu: '09:00-17:00',
    fri: '09:00-17:00',
    sat: '',
    sun: '',
  },
  holidays: [],
  rest: {},
  names: {},
}

/** Null for a union of several desks, which a form of one week cannot show. */
export function calendarForm({
  name,
  definition,
}: Pick<Calendar, 'name' | 'definition'>): CalendarForm | null {
  if (Array.isArray(definition)) return null
  const { tz, weekly, holidays, ...rest } = definition
  const hours = (weekly ?? {}) as Partial<Record<Weekday, readonly Window[]>>
  const days = (Array.isArray(holidays) ? holidays : []) as readonly (
    string | { date: string; name?: string }
  )[]
  const dated = days.map((day) => (typeof day === 'string' ? { date: day } : day))
  return {
    name,
    zone: typeof tz === 'string' ? tz : 'UTC',
    weekly: Object.fromEntries(
      weekdays.map((day) => [day, (hours[day] ?? []).map((window) => window.join('-')).join(', ')]),
    ) as Record<Weekday, string>,
    holidays: dated.map(({ date }) => date),
    rest,
    names: Object.fromEntries(dated.flatMap(({ date, name: kept }) => (kept ? [[date, kept]] : []))),
  }
}

export function calendarDefinition({
  zone,
  weekly,
  holidays,
  rest,
  names,
}: CalendarForm): Record<string, unknown> {
  return {
    ...rest,
    tz: zone,
    weekly: Object.fromEntries(
      weekdays.flatMap((day) => {
        const windows = readHours(weekly[day]) ?? []
        return windows.length > 0 ? [[day, windows]] : []
      }),
    ),
    holidays: [...holidays]
      .sort()
      .map((date) => (names[date] === undefined ? date : { date, name: names[date] })),
  }
}

/** `9-12:30, 13:00 - 17:00` as windows; null when it cannot be read. */
export function readHours(text: string): readonly Window[] | null {
  if (text.trim() === '') return []
  const windows = text.split(',').map((part) => {
    const found = /^\s*(\d{1,2})(?::(\d{2}))?\s*[-–]\s*(\d{1,2})(?::(\d{2}))?\s*$/.exec(part)
    if (!found) return null
    const [, fromHour = '', fromMinute = '00', toHour = '', toMinute = '00'] = found
    return [clock(fromHour, fromMinute), clock(toHour, toMinute)] as const
  })
  const read = windows.filter((window) => window !== null)
  return read.length === windows.length ? read : null
}

function clock(hour: string, minute: string): string {
  return `${hour.padStart(2, '0')}:${minute}`
}
