import { z } from 'zod'
import { setRoles as set } from '../../../db/changes/people.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { findPerson } from './find.ts'
import { presentPerson } from './present.ts'
import { newRoles, person } from './schema.ts'
import { beyondReach } from './within-reach.ts'

export const setRoles = route({
  operation: 'people.roles',
  method: 'put',
  path: '/people/:id/roles',
  summary: 'Say what somebody is in one brand; what they are in others stays.',
  params: z.object({ id }),
  body: newRoles,
  answers: {
    200: { is: 'The person.', schema: person },
    403: { is: 'beyond_reach: only an administrator makes or unmakes another.' },
    404: { is: 'No such person.' },
    409: { is: 'yourself: somebody else takes your last role as an administrator.' },
  },
  async handle(deps, { scope, params, body: { roles } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const { brand } = target
    const before = await findPerson(deps, scope, params.id)
    if (!before) return notFound('person')
    const had = before.roles.filter(({ brand_id }) => brand_id === brand.id).map(({ role }) => role)
    const touchesAdministrator = had.includes('administrator') !== roles.includes('administrator')
    if (touchesAdministrator && scope.personId !== null && !brand.roles.includes('administrator'))
      return beyondReach
    if (before.id === scope.personId && had.includes('administrator') && !roles.includes('administrator'))
      return yourself
    await set(deps.db, by(deps, scope), brand.id, before.id, had, [...new Set(roles)])
    deps.setupChanged()
    const after = await findPerson(deps, scope, params.id)
    return ok(presentPerson(after ?? { ...before, roles: [] }, scope))
  },
})

const yourself = problem(
  409,
  'yourself',
  'You would lock yourself out: another administrator has to take this role from you.',
)
