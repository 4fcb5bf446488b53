import { DAY } from '../../time/instant.ts'
import type { ClockWindow } from './calendar-definition.ts'
import type { Report } from './calendar-problem.ts'
import { dayWindow, parseClockTime } from './clock-time.ts'

/** Reads the windows of one day. Two that overlap are a slip of the pen, except among breaks, where it changes nothing. */
export function parseWindows(
  value: unknown,
  path: string,
  mayOverlap: boolean,
  report: Report,
): ClockWindow[] {
  if (!Array.isArray(value)) {
    report(
      path,
      'wrong-type',
      'must be an array of windows, such as [["09:00", "12:00"], ["13:00", "17:00"]]',
    )
    return []
  }
  const windows = value.map((window: unknown, index) => parseWindow(window, `${path}[${index}]`, report))
  if (!mayOverlap) reportOverlaps(windows, path, report)
  return windows.filter((window) => window !== null)
}

function parseWindow(value: unknown, path: string, report: Report): ClockWindow | null {
  if (!Array.isArray(value) || value.length !== 2) {
    report(path, 'wrong-type', 'must be two times, such as ["09:00", "17:00"]')
    return null
  }
  const [from, to] = value.map((time: unknown, index) =>
    parseTime(time, index === 0, `${path}[${index}]`, report),
  )
  return from !== null && to !== null ? [from!, to!] : null
}

function parseTime(value: unknown, opens: boolean, path: string, report: Report): string | null {
  const time = typeof value === 'string' ? parseClockTime(value) : null
  if (time !== null && !(opens && time === DAY)) return value as string
  const why =
    time === null
      ? 'is not a time; write it like "09:00", up to "24:00"'
      : 'opens no window; use "00:00" on the next day'
  report(path, 'bad-time', `${JSON.stringify(value)} ${why}`)
  return null
}

function reportOverlaps(windows: readonly (ClockWindow | null)[], path: string, report: Report): void {
  const sorted = windows
    .flatMap((window, index) => (window ? [{ index, text: window.join(' to '), ...dayWindow(window) }] : []))
    .sort((a, b) => a.from - b.from)
  for (const [place, window] of sorted.entries()) {
    const other = sorted.slice(0, place).find((earlier) => earlier.to > window.from)
    if (other) report(`${path}[${window.index}]`, 'overlap', `${window.text} overlaps ${other.text}`)
  }
}
