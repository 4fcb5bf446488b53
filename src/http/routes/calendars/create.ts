import { addCalendar } from '../../../db/changes/calendars.ts'
import { orConflict } from '../../../db/changes/conflict.ts'
import { created } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { taken } from '../../refusals.ts'
import { route } from '../../route.ts'
import { checkCalendar } from './check.ts'
import { presentCalendar } from './present.ts'
import { calendar, newCalendar } from './schema.ts'

export const createCalendar = route({
  operation: 'calendars.create',
  method: 'post',
  path: '/calendars',
  summary: 'Add opening hours.',
  body: newCalendar,
  answers: { 201: { is: 'The calendar.', schema: calendar }, 409: { is: 'taken: the slug.' } },
  async handle(deps, { scope, body: { slug, name, definition }, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const refusal = checkCalendar(definition, now)
    if (refusal) return refusal
    const row = { id: deps.newId(), brand_id: target.brand.id, slug, name, definition }
    const conflict = await orConflict(() => addCalendar(deps.db, by(deps, scope), row))
    if (conflict) return taken('slug')
    deps.setupChanged()
    return created(presentCalendar({ ...row, version: 1, managed_by: 'console' }))
  },
})
