import { queryOptions } from '@tanstack/react-query'
import type { DigestPeriod, DigestPreview } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** The digest of the last whole period, as it would be sent now. */
export function digestQuery(brand: string, period: DigestPeriod) {
  return queryOptions({
    queryKey: ['digest', brand, period],
    queryFn: ({ signal }) =>
      request<DigestPreview>(`/digests/preview?brand=${encodeURIComponent(brand)}&period=${period}`, {
        signal,
      }),
    staleTime: 60_000,
  })
}
