import { queryOptions } from '@tanstack/react-query'
import type { Channels } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

export function channelsQuery(brand: string) {
  return queryOptions({
    queryKey: ['channels', brand],
    queryFn: ({ signal }) =>
      request<Channels>(`/channels?limit=200&brand=${encodeURIComponent(brand)}`, { signal }),
  })
}
