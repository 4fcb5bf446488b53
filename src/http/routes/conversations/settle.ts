import { z } from 'zod'
import { sayPrevention } from '../../../db/changes/preventions.ts'
import { readConversation } from '../../../db/read/conversation.ts'
import type { BrandId, ConversationId } from '../../../domain/ids.ts'
import { ok, type Answer } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import { by } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import type { SettleConversation } from '../../../workflows/turns/settle-conversation.ts'
import { mustHoldFirst } from './must-hold-first.ts'
import { noReplyNeeded, settled, solving } from './schema.ts'

export const solveConversation = route({
  operation: 'conversations.solve',
  method: 'post',
  path: '/conversations/:id/solve',
  summary: 'Solve it as it stands. If the customer still waits, that is neglect.',
  params: z.object({ id }),
  body: solving,
  answers: { 200: { is: 'Solved.', schema: settled }, 404: { is: 'No such conversation.' } },
  async handle(deps, { scope, params, body, now }) {
    const answer = await settle(deps, scope, params.id, 'unanswered', null)
    const conversation = await readConversation(deps.db, scope, params.id)
    if (answer.status !== 200 || body.prevention === undefined || !conversation) return answer
    const said = { brandId: conversation.brand_id, conversationId: params.id, text: body.prevention, now }
    await sayPrevention(deps.db, by(deps, scope), said)
    return answer
  },
})

export const markNoReplyNeeded = route({
  operation: 'conversations.no-reply-needed',
  method: 'post',
  path: '/conversations/:id/no-reply-needed',
  summary:
    'End the wait without an answer, with the reason why none is needed; it does not count as neglect.',
  params: z.object({ id }),
  body: noReplyNeeded,
  answers: {
    200: { is: 'Settled.', schema: settled },
    404: { is: 'No such conversation.' },
    409: { is: 'nobody_waits.' },
  },
  handle: (deps, { scope, params, body }) => settle(deps, scope, params.id, 'no_reply_needed', body.reason),
})

async function settle(
  { db, workflows }: HttpDeps,
  scope: Scope,
  conversationId: string,
  outcome: SettleConversation['outcome'],
  reason: string | null,
): Promise<Answer> {
  const conversation = await readConversation(db, scope, conversationId)
  if (!conversation) return notFound('conversation')
  const hindrance = await mustHoldFirst(db, scope, conversation)
  if (hindrance) return hindrance
  const settled = await workflows.settleConversation({
    brandId: conversation.brand_id as BrandId,
    conversationId: conversationId as ConversationId,
    outcome,
    reason,
    personId: scope.personId,
  })
  if (settled.type === 'settled') return ok({ conversation_id: conversationId, state: 'solved' })
  return settled.reason === 'nobody_waits' ? nobodyWaits : notFound('conversation')
}

const nobodyWaits = problem(409, 'nobody_waits', 'No customer waits for an answer in this conversation.')
