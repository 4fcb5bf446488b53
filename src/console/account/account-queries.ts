import { queryOptions } from '@tanstack/react-query'
import type { OwnSessions, SecondFactor } from '../../http/api-types.ts'
import { request } from '../api/request.ts'

/** Where the reader is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => request<OwnSessions>('/sessions', { signal }),
})

export const secondFactorQuery = queryOptions({
  queryKey: ['account', 'second-factor'],
  queryFn: ({ signal }) => request<SecondFactor>('/session/second-factor', { signal }),
})
