import { queryOptions } from '@tanstack/react-query'
import type { People } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

export function peopleQuery(brand: string) {
  return queryOptions({
    queryKey: ['people', brand],
    queryFn: ({ signal }) =>
      request<People>(`/people?limit=200&brand=${encodeURIComponent(brand)}`, { signal }),
    refetchInterval: 60_000,
  })
}
