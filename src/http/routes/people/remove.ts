import { z } from 'zod'
import { audit } from '../../../db/changes/audit.ts'
import type { PersonId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { findPerson } from './find.ts'
import { removedPerson } from './schema.ts'
import { beyondReach, isWithinReach } from './within-reach.ts'

export const removePerson = route({
  operation: 'people.remove',
  method: 'delete',
  path: '/people/:id',
  summary:
    'Somebody leaves: what they hold goes to others at once, rosters go on without them, their history stays.',
  params: z.object({ id }),
  answers: {
    200: { is: 'How much went to others.', schema: removedPerson },
    403: { is: 'beyond_reach.' },
    404: { is: 'No such person.' },
    409: { is: 'yourself.' },
  },
  async handle(deps, { scope, params }) {
    const person = await findPerson(deps, scope, params.id)
    if (!person) return notFound('person')
    if (!isWithinReach(person, scope)) return beyondReach
    if (person.id === scope.personId) return yourself
    const outcome = await deps.workflows.removePerson(person.id as PersonId)
    if (outcome.type === 'refused') return notFound('person')
    const brandId = person.roles[0]!.brand_id
    await audit(deps.db, by(deps, scope), {
      brandId,
      action: 'person.remove',
      subject: person.id,
      before: person,
    })
    deps.setupChanged()
    const { returned, withdrawn } = outcome
    return ok({ person_id: person.id, claims_returned: returned, offers_withdrawn: withdrawn })
  },
})

const yourself = problem(409, 'yourself', 'Somebody else has to remove you.')
