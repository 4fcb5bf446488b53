import type {
  ChangeFact,
  CommentFact,
  HelpdeskFact,
  PromiseFact,
  TicketFact,
} from '../../domain/helpdesk/facts.ts'
import { parseInstant, SECOND, type Instant } from '../../domain/time/instant.ts'
import { zoneOf } from '../../domain/import/zone-of.ts'
import { isAutoReply, saidBy } from '../line/said-by-text.ts'
import type { ZendeskMetricEvent, ZendeskTicket, ZendeskTicketEvent, ZendeskUser } from './shapes.ts'
import { kindOfVia, programOf, viaName } from './via.ts'

const nobody = '0'
/** Zendesk itself, as the author of what its bots and rules write. */
const SYSTEM = -1

/** Tickets of the export, with the people that came beside them. */
export function ticketFacts(
  tickets: readonly ZendeskTicket[],
  users: readonly ZendeskUser[],
  staff: ReadonlySet<number>,
): readonly TicketFact[] {
  const known = new Map(users.map((user) => [user.id, user]))
  return tickets.map((ticket) => {
    const customer = known.get(ticket.requester_id ?? 0)
    const submitted = ticket.submitter_id ?? null
    const byStaff = submitted !== null && submitted !== ticket.requester_id && staff.has(submitted)
    const program = programOf(ticket.via, byStaff)
    return {
      type: 'ticket',
      ticketId: String(ticket.id),
      channelKind: kindOfVia(ticket.via),
      subject: ticket.subject ?? null,
      customerId: String(ticket.requester_id ?? nobody),
      customerName: customer?.name ?? null,
      language: customer?.locale?.split('-')[0]?.toLowerCase() ?? null,
      timeZone: customer?.iana_time_zone ? zoneOf(customer.iana_time_zone) : null,
      createdAt: instantOf(ticket.created_at),
      createdBy: program !== null ? 'bot' : byStaff ? 'agent' : 'customer',
      merged: (ticket.tags ?? []).includes('closed_by_merge'),
      leftOut: leftOutOf(ticket),
    }
  })
}

function leftOutOf({ status, via, tags }: ZendeskTicket): TicketFact['leftOut'] {
  if (status === 'deleted') return (tags ?? []).includes('spam') ? 'spam' : 'deleted'
  return viaName(via) === 'side_conversation' ? 'side_conversation' : null
}

/** Comments and changes of the export of events, and how many comments were changed after they were written. */
export function eventFacts(
  events: readonly ZendeskTicketEvent[],
  staff: ReadonlySet<number>,
): { readonly facts: readonly HelpdeskFact[]; readonly edited: number } {
  let edited = 0
  const facts = events.flatMap((event) =>
    event.child_events.flatMap((child, index): HelpdeskFact[] => {
      const kind = child.event_type ?? child.type ?? ''
      if (/redact|privacy/i.test(kind)) edited += 1
      if (kind === 'Comment') return [commentFact(event, child, staff)]
      return kind === 'Change' ? changeFacts(event, child, index) : []
    }),
  )
  return { facts, edited }
}

type Child = ZendeskTicketEvent['child_events'][number]

function commentFact(event: ZendeskTicketEvent, child: Child, staff: ReadonlySet<number>): CommentFact {
  const authorId = child.author_id ?? event.updater_id ?? 0
  const isStaff = staff.has(authorId) || authorId === SYSTEM
  const at = child.created_at ? instantOf(child.created_at) : timeOf(event)
  const program = authorId === SYSTEM ? 'bot' : programOf(child.via ?? event.via, isStaff)
  return {
    type: 'comment',
    ticketId: String(event.ticket_id),
    id: String(child.id ?? event.id),
    at,
    authorId: String(authorId),
    staff: isStaff,
    public: child.public ?? child.comment_public ?? true,
    automatic: program ?? (!isStaff && isAutoReply(firstLine(child.body)) ? 'auto_reply' : null),
    ...saidBy(child.body ?? '', at, isStaff),
  }
}

function firstLine(body: string | null | undefined): string | null {
  return body?.split('\n', 1)[0] ?? null
}

const statuses: Readonly<Record<string, string>> = { new: 'open', hold: 'on_hold' }

function changeFacts(event: ZendeskTicketEvent, child: Child, index: number): ChangeFact[] {
  const common = { type: 'change', ticketId: String(event.ticket_id), at: timeOf(event) } as const
  const id = (what: string) => `${event.id}-${index}-${what}`
  const changes: ChangeFact[] = []
  if (child.status != null)
    changes.push({ ...common, id: id('status'), what: 'status', to: statuses[child.status] ?? child.status })
  if (child.assignee_id !== undefined)
    changes.push({ ...common, id: id('assignee'), what: 'assignee', to: named(child.assignee_id) })
  if (child.group_id !== undefined)
    changes.push({ ...common, id: id('group'), what: 'group', to: named(child.group_id) })
  return changes
}

function named(id: string | number | null): string | null {
  return id === null || id === '' ? null : String(id)
}

/** What Zendesk's own clocks for replies say; each reply after the first has an instance of its own. */
export function promiseFacts(events: readonly ZendeskMetricEvent[]): readonly PromiseFact[] {
  return events.flatMap((event): PromiseFact[] => {
    if (event.metric !== 'reply_time' || event.instance_id < 1) return []
    const common = {
      type: 'promise',
      ticketId: String(event.ticket_id),
      id: String(event.id),
      at: instantOf(event.time),
      ...(event.instance_id > 1 && { instance: event.instance_id }),
    } as const
    switch (event.type) {
      case 'apply_sla': {
        const { target, target_in_seconds, business_hours } = event.sla ?? {}
        const targetSeconds = target_in_seconds ?? (target == null ? null : target * 60)
        return [{ ...common, says: 'promised', targetSeconds, businessHours: business_hours ?? null }]
      }
      case 'fulfill':
        return [{ ...common, says: 'met' }]
      case 'breach':
        return [{ ...common, says: event.deleted ? 'not_missed' : 'missed' }]
      default:
        return []
    }
  })
}

function timeOf({ created_at, timestamp }: ZendeskTicketEvent): Instant {
  return created_at ? instantOf(created_at) : (timestamp ?? 0) * SECOND
}

/** The shapes have let through nothing else. */
function instantOf(text: string): Instant {
  return parseInstant(text)!
}
