import { readConversations } from '../../../db/read/conversations.ts'
import { list, recentKey } from '../../list.ts'
import { route } from '../../route.ts'
import { presentConversation } from './present.ts'
import { conversations, conversationsQuery } from './schema.ts'

export const listConversations = route({
  operation: 'conversations.list',
  method: 'get',
  path: '/conversations',
  summary: 'Conversations, the last written in first.',
  query: conversationsQuery,
  answers: { 200: { is: 'A page of conversations.', schema: conversations } },
  handle: ({ db }, { scope, query }) =>
    list(
      query,
      recentKey,
      (after, limit) => readConversations(db, scope, query, after, limit),
      (row) => [row.last_message_at.toISOString(), row.id],
      presentConversation,
    ),
})
