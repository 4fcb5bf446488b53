import { parseLocalDate } from '../hours/local-date.ts'
import type { ClockWindow, Holiday, LocalDate } from './calendar-definition.ts'
import type { Report } from './calendar-problem.ts'
import { isFields, isGiven, quote } from './json-value.ts'
import { parseWindows } from './parse-windows.ts'

export function parseHolidays(value: unknown, path: string, report: Report): Holiday[] {
  if (!Array.isArray(value)) {
    report(path, 'wrong-type', 'must be an array of dates')
    return []
  }
  return value.map((entry: unknown, index) => parseHoliday(entry, `${path}[${index}]`, report))
}

function parseHoliday(value: unknown, path: string, report: Report): Holiday {
  if (!isFields(value)) return parseDate(value, path, report)
  const date = parseDate(value.date, `${path}.date`, report)
  if (isGiven(value.name) && typeof value.name !== 'string')
    report(`${path}.name`, 'wrong-type', 'must be a text')
  return typeof value.name === 'string' ? { date, name: value.name } : { date }
}

export function parseWindowsByDate(
  value: unknown,
  path: string,
  mayOverlap: boolean,
  report: Report,
): Record<LocalDate, ClockWindow[]> {
  if (!isFields(value)) {
    report(path, 'wrong-type', 'must be an object of dates, such as {"2026-12-24": [["12:00", "24:00"]]}')
    return {}
  }
  return Object.fromEntries(
    Object.entries(value).map(([date, windows]) => [
      parseDate(date, `${path}.${date}`, report),
      parseWindows(windows, `${path}.${date}`, mayOverlap, report),
    ]),
  )
}

function parseDate(value: unknown, path: string, report: Report): LocalDate {
  if (typeof value === 'string' && parseLocalDate(value) !== null) return value
  report(path, 'bad-date', `${quote(value)} is not a date; write it like "2026-12-25"`)
  return ''
}
