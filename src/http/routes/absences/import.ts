import { replaceCalendarAbsences } from '../../../db/changes/absences.ts'
import { absencesFromIcal } from '../../../domain/roster/absences-from-ical.ts'
import { AHEAD } from '../../../workflows/absences/read-absence-feed.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { imported, importedCalendar } from './schema.ts'
import { whose } from './whose.ts'

export const importAbsences = route({
  operation: 'absences.import',
  method: 'post',
  path: '/absences/import',
  summary:
    'Read absences of the next 180 days from a calendar (iCalendar); they replace those of its last reading.',
  body: importedCalendar,
  bodyLimit: 2 * 1024 * 1024,
  answers: {
    200: { is: 'How many were read.', schema: imported },
    400: { is: 'not_a_calendar, repeats_too_often.' },
  },
  async handle(deps, { scope, body, now }) {
    const found = await whose(deps, scope, body.person_id)
    if (!found.ok) return found.answer
    const { id, time_zone } = found.person
    const read = absencesFromIcal(body.ical, time_zone, now, now + AHEAD)
    if (!read.ok) return problem(400, read.problem.replaceAll('-', '_'), told[read.problem])
    await replaceCalendarAbsences(deps.db, by(deps, scope), id, new Date(now), read.absences)
    deps.setupChanged()
    return ok({ person_id: id, absences: read.absences.length, until: new Date(now + AHEAD).toISOString() })
  },
})

const told = {
  'not-a-calendar': 'This is no iCalendar file: it has no line "BEGIN:VCALENDAR".',
  'repeats-too-often': 'An event in it repeats more often than hourly: take it out and try again.',
} as const
