import { queryOptions } from '@tanstack/react-query'
import type { Context } from '../../http/api-types.ts'
import { isProblem } from '../api/problem.ts'
import { request } from '../api/request.ts'

/** What keeps a customer from being asked again; null for a freelance expert who does not hold the work (yet, or any more). */
export function contextQuery(conversationId: string) {
  return queryOptions({
    queryKey: ['conversation', conversationId, 'context'],
    queryFn: async ({ signal }): Promise<Context | null> => {
      try {
        return await request<Context>(`/conversations/${encodeURIComponent(conversationId)}/context`, {
          signal,
        })
      } catch (error) {
        if (isProblem(error, 'claim_first') || isProblem(error, 'already_claimed')) return null
        throw error
      }
    },
    staleTime: 60_000,
  })
}
