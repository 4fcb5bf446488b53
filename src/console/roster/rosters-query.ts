import { queryOptions } from '@tanstack/react-query'
import type { Rosters } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

export function rostersQuery(brand: string) {
  return queryOptions({
    queryKey: ['rosters', brand],
    queryFn: ({ signal }) =>
      request<Rosters>(`/rosters?limit=200&brand=${encodeURIComponent(brand)}`, { signal }),
  })
}
