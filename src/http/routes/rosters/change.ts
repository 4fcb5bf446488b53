import { z } from 'zod'
import { changeRoster as change } from '../../../db/changes/rosters.ts'
import { readDutyPeople, readDutyRosters } from '../../../db/read/duty-rosters.ts'
import { readRosters } from '../../../db/read/rosters.ts'
import { ok } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { managedByConfig } from '../../refusals.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { checkSchedule } from './check.ts'
import { presentRoster } from './present.ts'
import { changedRoster, roster } from './schema.ts'

export const changeRoster = route({
  operation: 'rosters.change',
  method: 'patch',
  path: '/rosters/:id',
  summary: 'Change who is on duty when.',
  params: z.object({ id }),
  body: changedRoster,
  answers: {
    200: { is: 'The roster.', schema: roster },
    404: { is: 'No such roster.' },
    409: { is: 'managed_by_config.' },
  },
  async handle(deps, { scope, params, body, now }) {
    const find = async () => (await readRosters(deps.db, brandIds(scope), null, 1, params.id))[0]
    const before = await find()
    if (!before) return notFound('roster')
    if (before.managed_by === 'config') return managedByConfig
    const people = await readDutyPeople(deps.db, [before.brand_id])
    const refusal = body.schedule === undefined ? null : checkSchedule(body.schedule, people)
    if (refusal) return refusal
    await change(deps.db, by(deps, scope), before, body)
    deps.setupChanged()
    const duty = await readDutyRosters(deps.db, [before.brand_id])
    return ok(presentRoster((await find()) ?? before, duty, people, now))
  },
})
