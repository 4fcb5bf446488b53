import { z } from 'zod'
import { ok } from '../../answer.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { findPolicy } from './find.ts'
import { presentPolicy } from './present.ts'
import { policy } from './schema.ts'

export const readPolicy = route({
  operation: 'policies.read',
  method: 'get',
  path: '/policies/:id',
  summary: 'One policy, as published and as drafted.',
  params: z.object({ id }),
  answers: { 200: { is: 'The policy.', schema: policy }, 404: { is: 'No such policy.' } },
  async handle(deps, { scope, params }) {
    const found = await findPolicy(deps, scope, params.id)
    return found ? ok(presentPolicy(found)) : notFound('policy')
  },
})
