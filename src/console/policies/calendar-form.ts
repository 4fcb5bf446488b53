import type { Calendar } from '../../http/api-types.ts'
import { weekdays, type Weekday } from '../roster/new-roster.ts'

type Window = readonly [string, string]

/** A day with hours of its own: it opens then besides (`extra`), or closes then (`break`). */
export interface SpecialDay {
  date: string
  kind: 'extra' | 'break'
  /** As people write hours. */
  hours: string
}

export interface DeskForm {
  zone: string
  /** As people write hours: `09:00-12:00, 13:00-17:00`; empty: closed. */
  weekly: Record<Weekday, string>
  /** `2026-12-25`. */
  holidays: string[]
  names: Record<string, string>
  special: SpecialDay[]
  /** What the form does not show and must not lose. */
  readonly rest: Readonly<Record<string, unknown>>
}

export interface CalendarForm {
  name: string
  /** Several are a union: it is open while one of them is. */
  desks: DeskForm[]
}

/** From nine to five on working days. */
export function officeDesk(zone: string): DeskForm {
  const hours = '09:00-17:00'
  return {
    zone,
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: '', sun: '' },
    holidays: [],
    names: {},
    special: [],
    rest: {},
  }
}

/** Null for hours that hold a desk round the clock, which a form of weeks cannot show. */
export function calendarForm({
  name,
  definition,
}: Pick<Calendar, 'name' | 'definition'>): CalendarForm | null {
  const desks: readonly unknown[] = Array.isArray(definition) ? definition : [definition]
  if (desks.some((desk) => typeof desk !== 'object' || desk === null)) return null
  return { name, desks: (desks as readonly Record<string, unknown>[]).map(deskForm) }
}

function deskForm({ tz, weekly, holidays, extra, breaks, ...rest }: Record<string, unknown>): DeskForm {
  const hours = (weekly ?? {}) as Partial<Record<Weekday, readonly Window[]>>
  const days = (Array.isArray(holidays) ? holidays : []) as readonly (
    string | { date: string; name?: string }
  )[]
  const dated = days.map((day) => (typeof day === 'string' ? { date: day } : day))
  return {
    zone: typeof tz === 'string' ? tz : 'UTC',
    weekly: Object.fromEntries(weekdays.map((day) => [day, writeHours(hours[day] ?? [])])) as Record<
      Weekday,
      string
    >,
    holidays: dated.map(({ date }) => date),
    names: Object.fromEntries(dated.flatMap(({ date, name }) => (name ? [[date, name]] : []))),
    special: [...specialDays('extra', extra), ...specialDays('break', breaks)],
    rest,
  }
}

function specialDays(kind: SpecialDay['kind'], written: unknown): SpecialDay[] {
  const dates = (written ?? {}) as Readonly<Record<string, readonly Window[]>>
  return Object.entries(dates).map(([date, windows]) => ({ date, kind, hours: writeHours(windows) }))
}

/** One desk stands for itself, several are a union. */
export function calendarDefinition({
  desks,
}: Pick<CalendarForm, 'desks'>): Record<string, unknown> | Record<string, unknown>[] {
  const written = desks.map(deskDefinition)
  return written.length === 1 ? written[0]! : written
}

function deskDefinition({ zone, weekly, holidays, names, special, rest }: DeskForm): Record<string, unknown> {
  const extra = datesOf(special, 'extra')
  const breaks = datesOf(special, 'break')
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
    ...(Object.keys(extra).length > 0 && { extra }),
    ...(Object.keys(breaks).length > 0 && { breaks }),
  }
}

function datesOf(special: readonly SpecialDay[], wanted: SpecialDay['kind']): Record<string, Window[]> {
  const dates: Record<string, Window[]> = {}
  for (const { date, kind, hours } of special)
    if (kind === wanted && date !== '') dates[date] = [...(dates[date] ?? []), ...(readHours(hours) ?? [])]
  return dates
}

function writeHours(windows: readonly Window[]): string {
  return windows.map((window) => window.join('-')).join(', ')
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
