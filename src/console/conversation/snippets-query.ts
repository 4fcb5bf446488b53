import { queryOptions } from '@tanstack/react-query'
import type { Snippets } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** What may be answered with: only texts that somebody vouches for today. */
export const freshSnippetsQuery = queryOptions({
  queryKey: ['snippets', 'fresh'],
  queryFn: ({ signal }) => request<Snippets>('/snippets?state=fresh&limit=200', { signal }),
  staleTime: 60_000,
})
