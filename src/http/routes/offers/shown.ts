import { z } from 'zod'
import type { OfferId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { shownOffer } from './schema.ts'

export const showOffer = route({
  operation: 'offers.shown',
  method: 'post',
  path: '/offers/:id/shown',
  summary:
    'The page shows this offer now: what the way took is added to its time, and silence counts from here.',
  params: z.object({ id }),
  answers: {
    200: { is: 'Until when it stands.', schema: shownOffer },
    403: { is: 'not_yours.' },
    404: { is: 'No such offer.' },
  },
  async handle({ workflows }, { scope, params }) {
    if (!scope.personId) return personNeeded
    const outcome = await workflows.showOffer(params.id as OfferId, scope.personId)
    if (outcome.type === 'shown')
      return ok({ offer_id: params.id, expires_at: new Date(outcome.expiresAt).toISOString() })
    return outcome.reason === 'not_found' ? notFound('offer') : notYours
  },
})

const notYours = problem(403, 'not_yours', 'This offer was made to somebody else.')
