import { z } from 'zod'
import { readOfferStanding } from '../../../db/read/offers.ts'
import type { OfferId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { declined, declineOffer as body } from './schema.ts'

export const declineOffer = route({
  operation: 'offers.decline',
  method: 'post',
  path: '/offers/:id/decline',
  summary: 'Say no. It never counts against you.',
  params: z.object({ id }),
  body,
  answers: {
    200: { is: 'Declined.', schema: declined },
    403: { is: 'not_yours.' },
    404: { is: 'No such offer.' },
    409: { is: 'not_open: it was claimed, withdrawn or has expired.' },
  },
  async handle({ db, workflows }, { scope, params, body: { reason = null } }) {
    if (!scope.personId) return personNeeded
    const standing = await readOfferStanding(db, scope, params.id)
    if (!standing) return notFound('offer')
    const outcome = await workflows.declineOffer({
      offerId: params.id as OfferId,
      personId: scope.personId,
      reason,
    })
    if (outcome.type === 'declined') return ok({ offer_id: params.id, state: 'declined' })
    switch (outcome.reason) {
      case 'not_yours':
        return problem(403, 'not_yours', 'This offer was made to somebody else.')
      case 'not_open':
        return problem(409, 'not_open', 'This offer is not open any more; there is nothing to decline.')
      case 'not_found':
        return notFound('offer')
    }
  },
})
