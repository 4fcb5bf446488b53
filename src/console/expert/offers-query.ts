import { queryOptions } from '@tanstack/react-query'
import type { Conversations, Offers } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

export const offersPath = '/offers?state=open&person_id=me&limit=50'
export const minePath = '/conversations?limit=100'

/** What I am asked now. */
export const offersQuery = queryOptions({
  queryKey: ['offers'],
  queryFn: ({ signal }) => request<Offers>(offersPath, { signal }),
  refetchInterval: 15_000,
})

/** The conversations that I may see: of an expert, those that they claimed. */
export const mineQuery = queryOptions({
  queryKey: ['mine'],
  queryFn: ({ signal }) => request<Conversations>(minePath, { signal }),
  refetchInterval: 30_000,
})
