import type { OfferPageRow } from '../../../db/read/offer-page.ts'
import type { ClaimOutcome } from '../../../workflows/dispatch/claim-outcome.ts'
import type { QueueReplyOutcome } from '../../../workflows/replies/queue-reply.ts'
import type { HttpWorkflows } from '../../workflows.ts'

export type OfferButton = 'claim' | 'decline' | 'reply' | 'hand-back'

export interface Pressed {
  readonly status?: number
  /** Key of the text that says why nothing came of it; the page below shows how things stand. */
  readonly warning?: string
}

/** What comes of a button on an offer's page. */
export async function press(
  workflows: Pick<HttpWorkflows, 'claimInTurn' | 'declineOffer' | 'queueReply' | 'handBack'>,
  row: OfferPageRow,
  button: OfferButton,
  fields: Readonly<Record<string, string>>,
): Promise<Pressed> {
  const { offer_id: offerId, brand_id: brandId, conversation_id: conversationId, person_id: personId } = row
  switch (button) {
    case 'claim':
      return claimed(await workflows.claimInTurn({ offerId, conversationId, personId }))
    case 'decline':
      await workflows.declineOffer({ offerId, personId, reason: null })
      return {}
    case 'hand-back':
      await workflows.handBack({ brandId, conversationId, personId })
      return {}
    case 'reply': {
      const text = (fields['text'] ?? '').replaceAll('\0', '').trim()
      if (text === '') return { status: 400, warning: 'offer.empty' }
      if (row.holder_id !== personId) return {}
      const idempotencyKey = `offer-page ${(fields['key'] ?? offerId).slice(0, 100)}`
      return queued(await workflows.queueReply({ brandId, conversationId, personId, text, idempotencyKey }))
    }
  }
}

/** Where somebody else has it, or nobody is looked for any more, the page itself says so. */
function claimed(outcome: ClaimOutcome): Pressed {
  if (outcome.type === 'claimed') return {}
  if (outcome.reason === 'over_capacity') return { status: 409, warning: 'offer.over_capacity' }
  if (outcome.reason === 'not_eligible') return { status: 403, warning: 'offer.not_eligible' }
  return {}
}

function queued(outcome: QueueReplyOutcome): Pressed {
  if (outcome.type === 'queued') return {}
  if (outcome.reason === 'outbound_stopped') return { status: 409, warning: 'offer.stopped' }
  if (outcome.reason === 'channel_cannot_reply') return { status: 409, warning: 'offer.cannot_reply' }
  return {}
}
