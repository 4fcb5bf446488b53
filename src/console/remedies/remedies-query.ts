import { queryOptions } from '@tanstack/react-query'
import type { RemedyTrials } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

export function remediesQuery(brand: string) {
  return queryOptions({
    queryKey: ['remedies', brand],
    queryFn: ({ signal }) =>
      request<RemedyTrials>(`/remedies?brand=${encodeURIComponent(brand)}`, { signal }),
  })
}
