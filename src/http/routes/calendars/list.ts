import { readCalendars } from '../../../db/read/calendars.ts'
import { brandIds } from '../../by.ts'
import { list, nameKey } from '../../list.ts'
import { route } from '../../route.ts'
import { presentCalendar } from './present.ts'
import { calendars, calendarsQuery } from './schema.ts'

export const listCalendars = route({
  operation: 'calendars.list',
  method: 'get',
  path: '/calendars',
  summary: 'Opening hours. `24x7` is always there and not listed.',
  query: calendarsQuery,
  answers: { 200: { is: 'A page of calendars.', schema: calendars } },
  handle: ({ db }, { scope, query }) =>
    list(
      query,
      nameKey,
      (after, limit) => readCalendars(db, brandIds(scope), after, limit),
      (row) => [row.slug, row.id],
      presentCalendar,
    ),
})
