import { queryOptions } from '@tanstack/react-query'
import type { Conversations } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** Conversations whose subject, customer or text holds `q`, the last ones first. */
export function searchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) =>
      request<Conversations>(`/conversations?limit=8&q=${encodeURIComponent(q)}`, { signal }),
  })
}
