import Holidays from 'date-holidays'
import { DAY, HOUR } from '../time/instant.ts'
import type { LocalDate } from './definition/calendar-definition.ts'
import { formatLocalDate, parseLocalDate } from './hours/local-date.ts'

/** Codes as `holidayPlaces` lists them: `DE`, `BY`, `A`. */
export interface HolidayPlace {
  readonly country: string
  readonly state?: string
  readonly region?: string
}

export interface PublicHoliday {
  readonly date: LocalDate
  readonly name: string
}

/** The years for which the library knows the movable holidays of every calendar. */
const [FIRST_YEAR, LAST_YEAR] = [1970, 2076]

/**
 * The public holidays of a place in a year, substitute days included, in order, one entry a date; names in the language where they are
 * known, else in the place's own. Null for an unknown place or a year outside 1970 to 2076. Data: date-holidays (CC-BY-3.0).
 */
export function publicHolidays(place: HolidayPlace, year: number, language = 'en'): PublicHoliday[] | null {
  if (!isKnown(place) || !Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return null
  const names = new Map<LocalDate, string[]>()
  for (const holiday of libraryFor(place).getHolidays(year, language))
    for (const date of datesOf(holiday)) names.set(date, [...(names.get(date) ?? []), holiday.name])
  return [...names]
    .map(([date, list]) => ({ date, name: [...new Set(list)].join(' / ') }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** What can be chosen next, code to name: countries, or a country's states, or a state's regions. Empty where nothing is below. */
export function holidayPlaces(
  within: Partial<HolidayPlace>,
  language = 'en',
): Readonly<Record<string, string>> {
  const library = new Holidays()
  if (within.country === undefined) return library.getCountries(language)
  const below: unknown = library.query(within.country, within.state, language)
  return isNames(below) ? below : {}
}

/** The library answers an unknown place with nothing, whatever its types say. */
function isNames(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null
}

function isKnown({ country, state, region }: HolidayPlace): boolean {
  if (!Object.hasOwn(holidayPlaces({}), country)) return false
  if (state === undefined) return region === undefined
  if (!Object.hasOwn(holidayPlaces({ country }), state)) return false
  return region === undefined || Object.hasOwn(holidayPlaces({ country, state }), region)
}

function libraryFor({ country, state, region }: HolidayPlace): Holidays {
  const options = { types: ['public' as const] }
  if (state === undefined) return new Holidays(country, options)
  return region === undefined
    ? new Holidays(country, state, options)
    : new Holidays(country, state, region, options)
}

/** The library's `date` is local text; `start` and `end` only tell how many dates it lasts (a day of 23 or 25 hours is one). */
function datesOf(holiday: { date: string; start: Date; end: Date }): LocalDate[] {
  const first = parseLocalDate(holiday.date.slice(0, 10))
  if (first === null) return []
  const days = Math.max(1, Math.floor((holiday.end.getTime() - holiday.start.getTime() + 2 * HOUR) / DAY))
  return Array.from({ length: days }, (_, index) => formatLocalDate(first + index))
}
