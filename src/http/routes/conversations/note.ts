import { z } from 'zod'
import { readConversation } from '../../../db/read/conversation.ts'
import type { ConversationId } from '../../../domain/ids.ts'
import { created } from '../../answer.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { mustHoldFirst } from './must-hold-first.ts'
import { note, noted } from './schema.ts'

export const addNote = route({
  operation: 'conversations.note',
  method: 'post',
  path: '/conversations/:id/notes',
  summary: 'Leave a note for colleagues. It is no answer: the customer waits on, and never sees it.',
  params: z.object({ id }),
  body: note,
  answers: { 201: { is: 'Noted.', schema: noted }, 404: { is: 'No such conversation.' } },
  async handle(deps, { scope, params, body }) {
    if (!scope.personId) return personNeeded
    const conversation = await readConversation(deps.db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const hindrance = await mustHoldFirst(deps.db, scope, conversation)
    if (hindrance) return hindrance
    const message = await deps.workflows.addNote({
      conversationId: params.id as ConversationId,
      channelId: conversation.channel_id,
      personId: scope.personId,
      text: body.text,
    })
    return created({ message_id: message.messageId })
  },
})
