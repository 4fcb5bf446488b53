import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  HelpdeskAudit,
  HelpdeskAuditDigest,
  HelpdeskAuditedTickets,
  HelpdeskAuditedTicketStory,
  HelpdeskAudits,
} from '../../http/api-types.ts'
import { request } from '../api/request.ts'

type State = HelpdeskAudit['state']

/** It goes on by itself. */
export function isGoing(state: State): boolean {
  return state === 'queued' || state === 'running' || state === 'waiting'
}

const OFTEN = 2_000

export function auditsQuery(brand: string) {
  return queryOptions({
    queryKey: ['audits', brand],
    queryFn: ({ signal }) =>
      request<HelpdeskAudits>(`/helpdesk-audits?brand=${encodeURIComponent(brand)}`, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data?.items.some(({ state }) => isGoing(state)) ? OFTEN : false,
  })
}

/** Asked again while it goes on, so that figures come as they are found. */
export function auditQuery(id: string) {
  return queryOptions({
    queryKey: ['audit', id],
    queryFn: ({ signal }) => request<HelpdeskAudit>(`/helpdesk-audits/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isGoing(data.state) ? OFTEN : false),
  })
}

export function auditDigestQuery(id: string, comments: number) {
  return queryOptions({
    queryKey: ['audit', id, 'digest', comments],
    queryFn: ({ signal }) => request<HelpdeskAuditDigest>(`/helpdesk-audits/${id}/digest`, { signal }),
  })
}

export type Answers = 'first' | 'later'

export function auditTicketsQuery(id: string, reason: string, answers: Answers) {
  return infiniteQueryOptions({
    queryKey: ['audit', id, 'tickets', reason, answers],
    queryFn: ({ pageParam, signal }) =>
      request<HelpdeskAuditedTickets>(
        `/helpdesk-audits/${id}/tickets?${new URLSearchParams({ reason, answers, limit: '50', ...(pageParam && { cursor: pageParam }) }).toString()}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

export function auditTicketQuery(id: string, ticketId: string) {
  return queryOptions({
    queryKey: ['audit', id, 'ticket', ticketId],
    queryFn: ({ signal }) =>
      request<HelpdeskAuditedTicketStory>(`/helpdesk-audits/${id}/tickets/${encodeURIComponent(ticketId)}`, {
        signal,
      }),
  })
}
