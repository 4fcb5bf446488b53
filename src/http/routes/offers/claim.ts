import { z } from 'zod'
import { readOfferStanding } from '../../../db/read/offers.ts'
import type { OfferId } from '../../../domain/ids.ts'
import { claimedBy } from '../../already-claimed.ts'
import { claimAnswer } from '../../claim-answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { claim } from '../conversations/schema.ts'

export const claimOffer = route({
  operation: 'offers.claim',
  method: 'post',
  path: '/offers/:id/claim',
  summary: 'Take the work you were offered. Of several at once the first wins. Harmless to repeat.',
  params: z.object({ id }),
  answers: {
    200: { is: 'It is yours until reply_by.', schema: claim },
    403: { is: 'not_yours, not_eligible.' },
    404: { is: 'No such offer.' },
    409: { is: 'already_claimed, with `holder`; over_capacity.' },
    410: { is: 'expired: nobody is looked for any more.' },
  },
  async handle({ db, workflows }, { scope, params }) {
    if (!scope.personId) return personNeeded
    const standing = await readOfferStanding(db, scope, params.id)
    if (!standing) return notFound('offer')
    const { conversation_id: conversationId, person_id, holder_id, holder_name } = standing
    const claim = { offerId: params.id as OfferId, personId: scope.personId }
    if (person_id !== scope.personId) return claimAnswer(db, await workflows.claimOffer(claim))
    if (holder_id !== null && holder_id !== person_id) return claimedBy(holder_id, holder_name ?? '')
    return claimAnswer(db, await workflows.claimInTurn({ ...claim, conversationId }))
  },
})
