import { z } from 'zod'
import { timeZone } from '../../zone.ts'

const code = z.string().trim().min(1).max(32)
const language = z.string().trim().min(2).max(10).default('en')

export const placesQuery = z
  .object({ country: code.optional(), state: code.optional(), language })
  .refine(
    ({ country, state }) => state === undefined || country !== undefined,
    'name the country of the state',
  )

export const places = z
  .object({
    /** What can be chosen next: countries, or a country's states, or a state's regions. */
    items: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .meta({ id: 'HolidayPlaces' })

export const holidaysQuery = z.object({
  country: code,
  state: code.optional(),
  region: code.optional(),
  year: z.coerce.number().int().min(1970).max(2076),
  language,
})

/** As the `holidays` of a calendar take them. */
const closedDay = z.object({ date: z.iso.date(), name: z.string() })

export const holidays = z.object({ items: z.array(closedDay) }).meta({ id: 'PublicHolidays' })

export const icalRequest = z
  .object({
    text: z.string().min(1).max(1_000_000).meta({ description: 'An iCalendar file.' }),
    time_zone: timeZone,
    from: z.iso.date(),
    to: z.iso.date(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'lies before from' })
  .refine(({ from, to }) => Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= 10, {
    path: ['to'],
    message: 'lies more than ten years after from',
  })

export const closedDays = z
  .object({
    items: z.array(closedDay),
    /** Titles of events that close only a part of a day: enter them as breaks. */
    skipped: z.array(z.string()),
  })
  .meta({ id: 'ClosedDays' })
