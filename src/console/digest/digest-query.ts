import { queryOptions } from '@tanstack/react-query'
import type { DigestPeriod, DigestPreview } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** The digest of the last whole period, as it would be sent now, in the language of the page that it stands on. */
export function digestQuery(brand: string, period: DigestPeriod, language: string) {
  return queryOptions({
    queryKey: ['digest', brand, period, language],
    queryFn: ({ signal }) =>
      request<DigestPreview>(
        `/digests/preview?${new URLSearchParams({ brand, period, language }).toString()}`,
        { signal },
      ),
    staleTime: 60_000,
  })
}
