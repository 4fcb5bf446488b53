import { queryOptions } from '@tanstack/react-query'
import type { ConversationDetail } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ['conversation', id],
    queryFn: ({ signal }) =>
      request<ConversationDetail>(`/conversations/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: 60_000,
  })
}
