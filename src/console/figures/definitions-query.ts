import { queryOptions } from '@tanstack/react-query'
import type { FigureDefinitions } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** What each figure means, in the reader's language. */
export function definitionsQuery(language: string) {
  return queryOptions({
    queryKey: ['figure-definitions', language],
    queryFn: ({ signal }) =>
      request<FigureDefinitions>(`/figures/definitions?language=${encodeURIComponent(language)}`, { signal }),
    staleTime: Infinity,
  })
}
