import { z } from 'zod'
import { parseCalendar } from '../../../../domain/calendar/parse-calendar.ts'
import { ok, type Answer } from '../../../answer.ts'
import { notFound } from '../../../problem.ts'
import { invalidDefinition } from '../../../refusals.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import type { Instant } from '../../../../domain/time/instant.ts'
import { findCalendar } from '../find.ts'
import { presentNotes } from '../present.ts'
import { presentPreview, type PreviewWish } from './present.ts'
import { calendarPreview, previewQuery, previewRequest } from './schema.ts'

const preview = route({
  operation: 'calendars.preview',
  method: 'get',
  path: '/calendars/:id/preview',
  summary: "The next weeks as the team's and the customer's wall show them, with holidays and clock changes.",
  params: z.object({ id }),
  query: previewQuery,
  answers: { 200: { is: 'Day by day.', schema: calendarPreview }, 404: { is: 'No such calendar.' } },
  async handle(deps, { scope, params, query, now }) {
    const found = await findCalendar(deps, scope, params.id)
    return found ? previewOf(found.definition, query, now) : notFound('calendar')
  },
})

const previewDraft = route({
  operation: 'calendars.preview-draft',
  method: 'post',
  path: '/calendars/preview',
  summary: 'The next weeks of opening hours that are not saved yet.',
  body: previewRequest,
  answers: {
    200: { is: 'Day by day.', schema: calendarPreview },
    400: { is: 'invalid_request: everything that is wrong with the hours.' },
  },
  handle: (_, { body, now }) => Promise.resolve(previewOf(body.definition, body, now)),
})

export const calendarPreviewRoutes = [preview, previewDraft]

function previewOf(definition: unknown, wish: PreviewWish, now: Instant): Answer {
  const parsed = parseCalendar(definition, now)
  if (!parsed.ok) return invalidDefinition('definition', parsed.problems)
  return ok({ ...presentPreview(parsed.calendar, wish, now), notes: presentNotes(parsed.notes) })
}
