import { z } from 'zod'
import { readConversation } from '../../../db/read/conversation.ts'
import type { ClaimId } from '../../../domain/ids.ts'
import { ok } from '../../answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { notHeld } from './not-held.ts'
import { claim } from './schema.ts'

export const keepConversation = route({
  operation: 'conversations.keep',
  method: 'post',
  path: '/conversations/:id/keep',
  summary: 'A sign of life while you write: the lease on what you hold goes on.',
  params: z.object({ id }),
  answers: { 200: { is: 'It stays yours until reply_by.', schema: claim }, 409: { is: 'not_held.' } },
  async handle(deps, { scope, params }) {
    if (!scope.personId) return personNeeded
    const conversation = await readConversation(deps.db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const { claim_id, holder_id } = conversation
    if (claim_id === null || holder_id !== scope.personId) return notHeld
    const kept = await deps.workflows.continueClaim(claim_id as ClaimId, scope.personId)
    if (!kept.ok) return notHeld
    return ok({ claim_id, conversation_id: params.id, reply_by: new Date(kept.replyBy).toISOString() })
  },
})
