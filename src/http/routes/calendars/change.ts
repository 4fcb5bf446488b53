import { z } from 'zod'
import { changeCalendar as change } from '../../../db/changes/calendars.ts'
import { readCalendars } from '../../../db/read/calendars.ts'
import { ok } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { managedByConfig } from '../../refusals.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { checkCalendar } from './check.ts'
import { presentCalendar } from './present.ts'
import { calendar, changedCalendar } from './schema.ts'

export const changeCalendar = route({
  operation: 'calendars.change',
  method: 'patch',
  path: '/calendars/:id',
  summary: 'Change opening hours for clocks that start from now on.',
  params: z.object({ id }),
  body: changedCalendar,
  answers: {
    200: { is: 'The calendar.', schema: calendar },
    404: { is: 'No such calendar.' },
    409: { is: 'managed_by_config.' },
  },
  async handle(deps, { scope, params, body, now }) {
    const find = async () => (await readCalendars(deps.db, brandIds(scope), null, 1, params.id))[0]
    const before = await find()
    if (!before) return notFound('calendar')
    if (before.managed_by === 'config') return managedByConfig
    const refusal = body.definition === undefined ? null : checkCalendar(body.definition, now)
    if (refusal) return refusal
    await change(deps.db, by(deps, scope), before, body)
    deps.setupChanged()
    return ok(presentCalendar((await find()) ?? before))
  },
})
