import { queryOptions } from '@tanstack/react-query'
import type {
  Calendars,
  Policies,
  Policy,
  PolicyDiff,
  PolicyVersions,
  RetargetPreview,
} from '../../http/api-types.ts'
import { request } from '../api/request.ts'

export function policiesQuery(brand: string) {
  return queryOptions({
    queryKey: ['policies', brand],
    queryFn: ({ signal }) =>
      request<Policies>(`/policies?limit=200&brand=${encodeURIComponent(brand)}`, { signal }),
  })
}

export function policyQuery(id: string) {
  return queryOptions({
    queryKey: ['policy', id],
    queryFn: ({ signal }) => request<Policy>(`/policies/${id}`, { signal }),
  })
}

/** Between two versions; without them between what is published and the draft. */
export function diffQuery(id: string, from?: number, to?: number) {
  const query = new URLSearchParams()
  if (from !== undefined) query.set('from', String(from))
  if (to !== undefined) query.set('to', String(to))
  return queryOptions({
    queryKey: ['policy', id, 'diff', from ?? null, to ?? null],
    queryFn: ({ signal }) => request<PolicyDiff>(`/policies/${id}/diff?${String(query)}`, { signal }),
  })
}

export function versionsQuery(id: string) {
  return queryOptions({
    queryKey: ['policy', id, 'versions'],
    queryFn: ({ signal }) => request<PolicyVersions>(`/policies/${id}/versions?limit=50`, { signal }),
  })
}

/** What the clocks that run now would do under the draft; nothing is changed. */
export function retargetQuery(id: string, draft: number | null) {
  return queryOptions({
    queryKey: ['policy', id, 'retarget', draft],
    queryFn: () => request<RetargetPreview>(`/policies/${id}/retarget/preview`, { method: 'POST', body: {} }),
  })
}

export function calendarsQuery(brand: string) {
  return queryOptions({
    queryKey: ['calendars', brand],
    queryFn: ({ signal }) =>
      request<Calendars>(`/calendars?limit=200&brand=${encodeURIComponent(brand)}`, { signal }),
  })
}
