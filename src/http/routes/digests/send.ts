import { accepted } from '../../answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { sendDigest as body, sentDigest } from './schema.ts'
import { unavailable } from './unavailable.ts'

export const sendDigest = route({
  operation: 'digests.send',
  method: 'post',
  path: '/digests',
  summary: 'Send yourself the digest now.',
  body,
  answers: { 202: { is: 'On its way.', schema: sentDigest }, 503: { is: 'unavailable in this process.' } },
  async handle({ workflows }, { scope, body: { period } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    if (!scope.personId) return personNeeded
    if (!workflows.digests) return unavailable
    const sent = await workflows.digests.send({ brandId: target.brand.id, period, personId: scope.personId })
    return accepted({ digest_id: sent.digestId, state: 'queued' })
  },
})
