import { queryOptions } from '@tanstack/react-query'
import type { Board, Day } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { sortRows } from './sort-rows.ts'

const mostRows = 10_000

/** Everybody who waits; events keep it fresh, and now and then it is asked for as a whole in case one was missed. */
export function boardQuery(brand: string | null) {
  return queryOptions({
    queryKey: ['board', brand],
    queryFn: async ({ signal }) => {
      const board = await request<Board>(`/board?limit=${mostRows}${brandParam(brand)}`, { signal })
      return { ...board, rows: sortRows(board.rows) }
    },
    refetchInterval: 60_000,
    staleTime: 30_000,
  })
}

/** Only these conversations, for the rows that an event has changed. */
export function askForRows(brand: string | null, ids: ReadonlySet<string>): Promise<Board> {
  return request<Board>(
    `/board?limit=${mostRows}${brandParam(brand)}&conversations=${[...ids].map(encodeURIComponent).join(',')}`,
  )
}

export function dayQuery(brand: string | null, zone: string) {
  return queryOptions({
    queryKey: ['day', brand, zone],
    queryFn: ({ signal }) =>
      request<Day>(`/board/day?time_zone=${encodeURIComponent(zone)}${brandParam(brand)}`, { signal }),
    refetchInterval: 5 * 60_000,
    staleTime: 60_000,
  })
}

function brandParam(brand: string | null): string {
  return brand === null ? '' : `&brand=${encodeURIComponent(brand)}`
}
