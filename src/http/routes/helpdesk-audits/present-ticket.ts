import type { z } from 'zod'
import { authorOf, type Ticket } from '../../../domain/helpdesk/facts.ts'
import { formatInstant, type Instant } from '../../../domain/time/instant.ts'
import type { AuditedTicket } from '../../../workflows/helpdesk/audit-tickets.ts'
import type { auditTickets, auditTicketStory } from './schema.ts'

type Presented = z.output<typeof auditTickets>['items'][number]
type Story = z.output<typeof auditTicketStory>
type Entry = Story['entries'][number]

export function presentTicket(
  { ticket: { head }, reconciled: { theirs, ours, steps }, later }: AuditedTicket,
  urlOf: (ticketId: string) => string | null,
): Presented {
  return {
    ticket_id: head.ticketId,
    url: urlOf(head.ticketId),
    subject: head.subject,
    customer: head.customerName,
    channel_kind: head.channelKind,
    created_at: formatInstant(head.createdAt),
    theirs,
    ours,
    steps: steps.map((step) => ({ ...step })),
    later: {
      theirs: { ...later.theirs },
      ours: { ...later.ours },
      steps: later.steps.map(({ reason, from, to }) => ({ reason, from: { ...from }, to: { ...to } })),
    },
  }
}

export function presentTicketStory(
  audited: AuditedTicket,
  urlOf: (ticketId: string) => string | null,
): Story {
  const { ticket } = audited
  const entries = entriesOf(ticket).sort((a, b) => a.instant - b.instant)
  return {
    ...presentTicket(audited, urlOf),
    merged: ticket.head.merged,
    entries: entries.map(({ instant, ...entry }) => ({ at: formatInstant(instant), ...entry })),
  }
}

const plain = { by: null, automatic: null, holding: false, to: null, target_seconds: null } as const

function entriesOf(ticket: Ticket): (Omit<Entry, 'at'> & { readonly instant: Instant })[] {
  return [
    ...ticket.comments.map((comment) => ({
      ...plain,
      instant: comment.at,
      what: comment.public ? ('comment' as const) : ('note' as const),
      by: authorOf(ticket, comment),
      automatic: comment.automatic,
      holding: comment.promise !== null,
    })),
    ...ticket.changes.map(({ at, what, to }) => ({ ...plain, instant: at, what, to })),
    ...ticket.promises.map(({ at, says, targetSeconds = null }) => ({
      ...plain,
      instant: at,
      what: 'promise' as const,
      to: says,
      target_seconds: targetSeconds,
    })),
  ]
}
