import { z } from 'zod'
import { orConflict } from '../../../db/changes/conflict.ts'
import { changePerson as change } from '../../../db/changes/people.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { taken } from '../../refusals.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { findPerson } from './find.ts'
import { presentPerson } from './present.ts'
import { changedPerson, person } from './schema.ts'
import { beyondReach, isWithinReach } from './within-reach.ts'

export const changePerson = route({
  operation: 'people.change',
  method: 'patch',
  path: '/people/:id',
  summary: 'Change how somebody is reached, what they can do, and when they sleep.',
  params: z.object({ id }),
  body: changedPerson,
  answers: {
    200: { is: 'The person.', schema: person },
    403: { is: 'beyond_reach.' },
    404: { is: 'No such person.' },
    409: { is: 'taken: the e-mail address or the Slack user.' },
  },
  async handle(deps, { scope, params, body }) {
    const before = await findPerson(deps, scope, params.id)
    if (!before) return notFound('person')
    if (!isWithinReach(before, scope)) return beyondReach
    const conflict = await orConflict(() =>
      change(deps.db, by(deps, scope), before.roles[0]!.brand_id, before, body),
    )
    if (conflict) return taken('e-mail address or Slack user')
    return ok(presentPerson((await findPerson(deps, scope, params.id)) ?? before, scope))
  },
})
