import { DAY } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { newOffer, offered } from './schema.ts'

export const offerOpenSlots = route({
  operation: 'open-slots.offer',
  method: 'post',
  path: '/open-slots/offer',
  summary:
    'Offer exactly the hours ahead that are short of people, in slots of four hours at most; ask again whenever plans change. A brand whose network settings say `offer_slots` does so every night.',
  body: newOffer,
  answers: { 200: { is: 'What changed.', schema: offered } },
  async handle({ workflows }, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    return ok(
      await workflows.offerShortHours({
        brandId: target.brand.id,
        ahead: body.days * DAY,
        kind: body.channel_kind,
        language: body.language,
        byId: scope.personId,
      }),
    )
  },
})
