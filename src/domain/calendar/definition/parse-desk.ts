import { isZone } from '../../time/zone.ts'
import { WEEKDAYS, type DeskDefinition } from './calendar-definition.ts'
import type { Report } from './calendar-problem.ts'
import { isFields, isGiven, quote, type Fields } from './json-value.ts'
import { parseHolidays, parseWindowsByDate } from './parse-dates.ts'
import { parseWindows } from './parse-windows.ts'

/** Reads one desk; unknown fields are left out. Where something was reported, the result stands for nothing. */
export function parseDesk(value: unknown, path: string, report: Report): DeskDefinition {
  if (!isFields(value)) {
    report(path, 'wrong-type', 'must be an object with "tz" and "weekly", an array of such, or "24x7"')
    return { tz: 'UTC' }
  }
  const always = parseAlwaysOpen(value.always_open, `${path}.always_open`, report)
  const tz = always && value.tz === undefined ? 'UTC' : parseZone(value.tz, `${path}.tz`, report)
  return always ? { tz, ...restIfValid(value), always_open: true } : { tz, ...parseRest(value, path, report) }
}

function parseRest(value: Fields, path: string, report: Report): Omit<DeskDefinition, 'tz'> {
  return {
    weekly: parseWeekly(value.weekly, `${path}.weekly`, report),
    ...(isGiven(value.holidays) && { holidays: parseHolidays(value.holidays, `${path}.holidays`, report) }),
    ...(isGiven(value.breaks) && {
      breaks: parseWindowsByDate(value.breaks, `${path}.breaks`, true, report),
    }),
    ...(isGiven(value.extra) && { extra: parseWindowsByDate(value.extra, `${path}.extra`, false, report) }),
  }
}

/** What an always open desk ignores is kept for the day on which it no longer is, unless it is broken. */
function restIfValid(value: Fields): Omit<DeskDefinition, 'tz'> {
  const problems: string[] = []
  const rest = parseRest(value, '', (path) => problems.push(path))
  return problems.length === 0 ? rest : {}
}

function parseAlwaysOpen(value: unknown, path: string, report: Report): boolean {
  if (!isGiven(value) || typeof value === 'boolean') return value === true
  report(path, 'wrong-type', 'must be true or false')
  return false
}

function parseZone(value: unknown, path: string, report: Report): string {
  if (typeof value === 'string' && isZone(value)) return value
  report(path, 'unknown-zone', `${quote(value)} is not a time zone; use an IANA name such as "Europe/Berlin"`)
  return 'UTC'
}

function parseWeekly(value: unknown, path: string, report: Report): NonNullable<DeskDefinition['weekly']> {
  if (!isGiven(value)) return {}
  if (!isFields(value)) {
    report(path, 'wrong-type', 'must be an object of days, such as {"mon": [["09:00", "17:00"]]}')
    return {}
  }
  for (const day of Object.keys(value).filter((day) => !(WEEKDAYS as readonly string[]).includes(day)))
    report(`${path}.${day}`, 'unknown-day', `${quote(day)} is not a day; use ${WEEKDAYS.join(', ')}`)
  const days = WEEKDAYS.filter((day) => isGiven(value[day]))
  return Object.fromEntries(
    days.map((day) => [day, parseWindows(value[day], `${path}.${day}`, false, report)]),
  )
}
