import { z } from 'zod'
import { readConversation } from '../../../db/read/conversation.ts'
import type { BrandId, ConversationId, PersonId } from '../../../domain/ids.ts'
import { claimAnswer } from '../../claim-answer.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { findPerson } from '../people/find.ts'
import { assignment, claim } from './schema.ts'

export const assignConversation = route({
  operation: 'conversations.assign',
  method: 'post',
  path: '/conversations/:id/assign',
  summary: 'Give waiting work to somebody, and take it from whoever has it. They hear of it at once.',
  params: z.object({ id }),
  body: assignment,
  answers: {
    200: { is: 'It is theirs until reply_by.', schema: claim },
    403: { is: 'not_eligible: they do not answer for this brand.' },
    404: { is: 'No such conversation, or person.' },
    410: { is: 'expired: nobody waits in it any more.' },
  },
  async handle(deps, { scope, params, body }) {
    const conversation = await readConversation(deps.db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const person = await findPerson(deps, scope, body.person_id)
    if (!person) return notFound('person')
    const outcome = await deps.workflows.assignConversation({
      brandId: conversation.brand_id as BrandId,
      conversationId: params.id as ConversationId,
      personId: body.person_id as PersonId,
    })
    if (outcome.type === 'refused' && outcome.reason === 'not_eligible')
      return problem(
        403,
        'not_eligible',
        `${person.name} does not answer for this brand: give them a role there first, or let them finish joining.`,
      )
    return claimAnswer(deps.db, outcome)
  },
})
