import { orConflict } from '../../../db/changes/conflict.ts'
import { addRoster } from '../../../db/changes/rosters.ts'
import { readDutyPeople, readDutyRosters } from '../../../db/read/duty-rosters.ts'
import { created } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { taken } from '../../refusals.ts'
import { route } from '../../route.ts'
import { checkSchedule } from './check.ts'
import { presentRoster } from './present.ts'
import { newRoster, roster } from './schema.ts'

export const createRoster = route({
  operation: 'rosters.create',
  method: 'post',
  path: '/rosters',
  summary: 'Add a roster; its members are ids of people.',
  body: newRoster,
  answers: { 201: { is: 'The roster.', schema: roster }, 409: { is: 'taken: the slug.' } },
  async handle(deps, { scope, body: { slug, name, audience, schedule }, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const people = await readDutyPeople(deps.db, [target.brand.id])
    const refusal = checkSchedule(schedule, people)
    if (refusal) return refusal
    const row = { id: deps.newId(), brand_id: target.brand.id, slug, name, audience, schedule }
    const conflict = await orConflict(() => addRoster(deps.db, by(deps, scope), row))
    if (conflict) return taken('slug')
    deps.setupChanged()
    const duty = await readDutyRosters(deps.db, [target.brand.id])
    return created(presentRoster({ ...row, version: 1, managed_by: 'console' }, duty, people, now))
  },
})
