import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { MysteryShoppers, MysteryVisits } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

export function shoppersQuery(brand: string) {
  return queryOptions({
    queryKey: ['mystery-shoppers', brand],
    queryFn: ({ signal }) =>
      request<MysteryShoppers>(`/mystery-shoppers?brand=${encodeURIComponent(brand)}`, { signal }),
  })
}

/** Every so many milliseconds while a visit goes on. */
const LOOKS_AGAIN = 5_000

/** Visits, the newest first; looked at again while one is not over. */
export function visitsQuery(brand: string) {
  return infiniteQueryOptions({
    queryKey: ['mystery-visits', brand],
    queryFn: ({ pageParam, signal }) =>
      request<MysteryVisits>(
        `/mystery-visits?${new URLSearchParams({ brand, limit: '25', ...(pageParam && { cursor: pageParam }) }).toString()}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((visit) => isOpen(visit.state))) ? LOOKS_AGAIN : false,
  })
}

export function isOpen(state: MysteryVisits['items'][number]['state']): boolean {
  return state === 'written' || state === 'waiting'
}
