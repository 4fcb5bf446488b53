import {
  compileCalendar,
  type Calendar,
  type ClockWindow,
  type DeskDefinition,
} from '../../../src/domain/calendar/calendar.ts'
import { parseInstant, type Instant } from '../../../src/domain/time/instant.ts'

/** The instant of an ISO text with an offset. */
export const at = (text: string): Instant => parseInstant(text) ?? Number.NaN

/** The same windows on every day of the week. */
export function everyDay(
  tz: string,
  windows: readonly ClockWindow[],
  rest: Partial<DeskDefinition> = {},
): Calendar {
  return compileCalendar({
    tz,
    weekly: {
      mon: windows,
      tue: windows,
      wed: windows,
      thu: windows,
      fri: windows,
      sat: windows,
      sun: windows,
    },
    ...rest,
  })
}

/** Monday to Friday, nine to five. */
export function officeHours(tz: string, rest: Partial<DeskDefinition> = {}): Calendar {
  const day: readonly ClockWindow[] = [['09:00', '17:00']]
  return compileCalendar({ tz, weekly: { mon: day, tue: day, wed: day, thu: day, fri: day }, ...rest })
}
