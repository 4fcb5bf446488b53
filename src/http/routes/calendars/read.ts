import { z } from 'zod'
import { ok } from '../../answer.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { findCalendar } from './find.ts'
import { presentCalendar } from './present.ts'
import { calendar } from './schema.ts'

export const readCalendar = route({
  operation: 'calendars.read',
  method: 'get',
  path: '/calendars/:id',
  summary: 'Opening hours of one calendar.',
  params: z.object({ id }),
  answers: { 200: { is: 'The calendar.', schema: calendar }, 404: { is: 'No such calendar.' } },
  async handle(deps, { scope, params }) {
    const found = await findCalendar(deps, scope, params.id)
    return found ? ok(presentCalendar(found)) : notFound('calendar')
  },
})
