import { closedDaysFromIcal } from '../../../domain/calendar/closed-days-from-ical.ts'
import { holidayPlaces, publicHolidays } from '../../../domain/calendar/public-holidays.ts'
import { ok } from '../../answer.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { closedDays, holidays, holidaysQuery, icalRequest, places, placesQuery } from './schema.ts'

const listPlaces = route({
  operation: 'holidays.places',
  method: 'get',
  path: '/holidays/places',
  summary: 'Places whose public holidays are known: countries, then states, then regions.',
  query: placesQuery,
  answers: { 200: { is: 'What can be chosen next; nothing where nothing is below.', schema: places } },
  handle(_, { query: { country, state, language } }) {
    const within = { ...(country !== undefined && { country }), ...(state !== undefined && { state }) }
    const items = Object.entries(holidayPlaces(within, language)).map(([code, name]) => ({ code, name }))
    return Promise.resolve(ok({ items }))
  },
})

const listHolidays = route({
  operation: 'holidays.list',
  method: 'get',
  path: '/holidays',
  summary: 'The public holidays of a place in a year, as the holidays of a calendar take them.',
  query: holidaysQuery,
  answers: { 200: { is: 'In order, one a date.', schema: holidays }, 404: { is: 'No such place.' } },
  handle(_, { query: { country, state, region, year, language } }) {
    const place = {
      country,
      ...(state !== undefined && { state }),
      ...(region !== undefined && { region }),
    }
    const items = publicHolidays(place, year, language)
    return Promise.resolve(items ? ok({ items }) : notFound('place; see GET /holidays/places'))
  },
})

const readIcal = route({
  operation: 'holidays.ical',
  method: 'post',
  path: '/holidays/ical',
  summary:
    'The whole days that an iCalendar file closes, as the holidays of a calendar take them. Nothing is saved.',
  body: icalRequest,
  bodyLimit: 1_100_000,
  answers: {
    200: { is: 'In order, one a date.', schema: closedDays },
    400: { is: 'invalid_ical: and why.' },
  },
  handle(_, { body: { text, time_zone, from, to } }) {
    const read = closedDaysFromIcal(text, time_zone, from, to)
    if (read.ok) return Promise.resolve(ok({ items: read.days, skipped: read.skipped }))
    return Promise.resolve(problem(400, 'invalid_ical', because[read.problem], { reason: read.problem }))
  },
})

const because = {
  'not-a-calendar': 'The text is no iCalendar file: it does not begin with BEGIN:VCALENDAR.',
  'repeats-too-often': 'An event repeats by the hour or more often; closed days repeat by days at most.',
  unreadable: 'The file breaks the iCalendar format; export it again, or enter the days by hand.',
} as const

export const holidayRoutes = [listPlaces, listHolidays, readIcal]
