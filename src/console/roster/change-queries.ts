import { queryOptions } from '@tanstack/react-query'
import type { Absences, RosterChanges, Swaps } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** What was laid over the rosters and has not ended. */
export function changesQuery(brand: string) {
  return queryOptions({
    queryKey: ['roster-changes', brand],
    queryFn: ({ signal }) =>
      request<RosterChanges>(`/roster-changes?brand=${encodeURIComponent(brand)}`, { signal }),
  })
}

export function absencesQuery(brand: string) {
  return queryOptions({
    queryKey: ['absences', brand],
    queryFn: ({ signal }) => request<Absences>(`/absences?brand=${encodeURIComponent(brand)}`, { signal }),
  })
}

export function swapsQuery(brand: string) {
  return queryOptions({
    queryKey: ['swaps', brand],
    queryFn: ({ signal }) => request<Swaps>(`/swaps?brand=${encodeURIComponent(brand)}`, { signal }),
  })
}
