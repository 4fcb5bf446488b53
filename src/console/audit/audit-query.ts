import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { AuditChain, AuditEntries } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { instantOfLocal } from '../roster/local-time.ts'
import type { AuditSearch } from './audit-search.ts'

const day = 86_400_000

/** Pages of changes, the newest first, as far as they are asked for. */
export function auditQuery(brand: string, search: AuditSearch, zone: string) {
  return infiniteQueryOptions({
    queryKey: ['audit', brand, search, zone],
    queryFn: ({ signal, pageParam }) =>
      request<AuditEntries>(`/audit?${paramsOf(brand, search, zone, pageParam).toString()}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
}

function paramsOf(brand: string, search: AuditSearch, zone: string, cursor: string | null): URLSearchParams {
  const { person, area, from, to, subject } = search
  return new URLSearchParams({
    brand,
    limit: '50',
    ...(person && { person_id: person }),
    ...(area && { action: `${area}.` }),
    ...(subject && { subject }),
    ...(from && { from: new Date(instantOfLocal(`${from}T00:00`, zone)).toISOString() }),
    ...(to && { to: new Date(instantOfLocal(`${dayAfter(to)}T00:00`, zone)).toISOString() }),
    ...(cursor !== null && { cursor }),
  })
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + day).toISOString().slice(0, 10)
}

export const auditChainQuery = queryOptions({
  queryKey: ['audit-chain'],
  queryFn: ({ signal }) => request<AuditChain>('/audit/chain', { signal }),
  enabled: false,
})
