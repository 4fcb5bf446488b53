import { z } from 'zod'
import { servesBrand } from '../../../db/read/serves-brand.ts'
import type { PersonId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { presentTrial } from './present.ts'
import { adoptedTrial, trial } from './schema.ts'

export const adoptRemedy = route({
  operation: 'remedies.adopt',
  method: 'post',
  path: '/remedies/:id/adopt',
  summary:
    'Put a drafted remedy in force: cover becomes a roster. Digests tell from now on what it achieves.',
  params: z.object({ id }),
  body: adoptedTrial,
  answers: {
    200: { is: 'In force.', schema: trial },
    404: { is: 'No such remedy, or no such person in the brand.' },
    409: { is: 'adopted_before.' },
  },
  async handle({ db, workflows, setupChanged }, { scope, params, body: { members } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const brandId = target.brand.id
    for (const member of members) if (!(await servesBrand(db, brandId, member))) return notFound('person')
    const outcome = await workflows.adoptRemedy({
      brandId,
      id: params.id,
      members: members as PersonId[],
      personId: scope.personId,
    })
    if (outcome.type === 'adopted') {
      setupChanged()
      return ok(presentTrial(outcome.trial, null))
    }
    if (outcome.reason === 'not_found') return notFound('remedy')
    return outcome.reason === 'members_needed' ? membersNeeded : adoptedBefore
  },
})

const membersNeeded = problem(
  400,
  'invalid_request',
  'In the body, "members" must name who covers those hours: ids of people of the brand.',
  { errors: [{ path: 'body.members', problem: 'nobody is named' }] },
)

const adoptedBefore = problem(409, 'adopted_before', 'This remedy is in force already.')
