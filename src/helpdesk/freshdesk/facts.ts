import { openTimeBetween } from '../../domain/calendar/open-time.ts'
import type { Calendar } from '../../domain/calendar/compile-calendar.ts'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { CommentFact, HelpdeskFact, PromiseFact, TicketFact } from '../../domain/helpdesk/facts.ts'
import { MINUTE, parseInstant, SECOND, type Instant } from '../../domain/time/instant.ts'
import { isAutoReply, saidBy } from '../line/said-by-text.ts'
import type { FreshdeskEntry, FreshdeskTicket, SlaPolicy } from './shapes.ts'

/** By the number that Freshdesk gives to where a ticket came from. */
const kinds: Readonly<Record<number, ChannelKind>> = {
  1: 'email',
  3: 'phone',
  7: 'chat',
  10: 'email',
  13: 'chat',
}
const OUTBOUND = 10

const statuses: Readonly<Record<number, string>> = { 2: 'open', 3: 'pending', 4: 'solved', 5: 'closed' }

/** What the house knows before a ticket is read. */
export interface FreshdeskHouse {
  readonly staff: ReadonlySet<number>
  readonly calendar: Calendar | null
  readonly policies: readonly SlaPolicy[]
}

/** A ticket with everything that was written in it. */
export function freshdeskFacts(
  ticket: FreshdeskTicket,
  entries: readonly FreshdeskEntry[],
  house: FreshdeskHouse,
): { readonly facts: readonly HelpdeskFact[]; readonly edited: number } {
  const edited = entries.filter(({ last_edited_at }) => last_edited_at != null).length
  return {
    facts: [
      headOf(ticket),
      firstComment(ticket),
      ...entries.map((entry) => commentOf(ticket, entry, house)),
      ...changesOf(ticket),
      ...promisesOf(ticket, house),
    ],
    edited,
  }
}

function headOf(ticket: FreshdeskTicket): TicketFact {
  return {
    type: 'ticket',
    ticketId: String(ticket.id),
    channelKind: kinds[ticket.source] ?? 'helpdesk',
    subject: ticket.subject ?? null,
    customerId: personId(ticket.requester_id),
    customerName: ticket.requester?.name ?? null,
    language: null,
    timeZone: null,
    createdAt: instantOf(ticket.created_at),
    createdBy: ticket.source === OUTBOUND ? 'agent' : 'customer',
    merged: false,
    leftOut: ticket.spam === true ? 'spam' : ticket.deleted === true ? 'deleted' : null,
  }
}

/** The text of a ticket is its first message; mails that agents send of their own accord begin with an agent's. */
function firstComment(ticket: FreshdeskTicket): CommentFact {
  const at = instantOf(ticket.created_at)
  const outbound = ticket.source === OUTBOUND
  return {
    type: 'comment',
    ticketId: String(ticket.id),
    id: 'description',
    at,
    authorId: outbound ? `staff-${ticket.responder_id ?? 0}` : personId(ticket.requester_id),
    staff: outbound,
    public: true,
    automatic: !outbound && isAutoReply(ticket.subject ?? null) ? 'auto_reply' : null,
    ...saidBy(ticket.description_text ?? '', at, outbound),
  }
}

function commentOf(ticket: FreshdeskTicket, entry: FreshdeskEntry, { staff }: FreshdeskHouse): CommentFact {
  const at = instantOf(entry.created_at)
  const isStaff =
    !entry.incoming &&
    (entry.user_id == null || staff.has(entry.user_id) || entry.user_id !== ticket.requester_id)
  return {
    type: 'comment',
    ticketId: String(ticket.id),
    id: String(entry.id),
    at,
    authorId: personId(entry.user_id),
    staff: isStaff,
    public: !entry.private,
    automatic: entry.user_id == null && !entry.incoming ? 'trigger' : null,
    ...saidBy(entry.body_text ?? '', at, isStaff),
  }
}

/** Freshdesk tells only when a ticket was resolved and closed last, and how it stands. */
function changesOf({ id, status, stats, updated_at }: FreshdeskTicket): readonly HelpdeskFact[] {
  const to = statuses[status] ?? 'on_hold'
  if (to === 'open') return []
  const at =
    (to === 'closed'
      ? (stats?.resolved_at ?? stats?.closed_at)
      : to === 'solved'
        ? stats?.resolved_at
        : stats?.pending_since) ?? updated_at
  return [{ type: 'change', ticketId: String(id), id: 'status', at: instantOf(at), what: 'status', to }]
}

function promisesOf(ticket: FreshdeskTicket, house: FreshdeskHouse): readonly PromiseFact[] {
  if (ticket.fr_due_by == null) return []
  const common = { type: 'promise', ticketId: String(ticket.id) } as const
  const [created, due] = [instantOf(ticket.created_at), instantOf(ticket.fr_due_by)]
  const answered = ticket.stats?.first_responded_at
  const promised: PromiseFact = {
    ...common,
    id: 'promised',
    at: created,
    says: 'promised',
    ...targetOf(ticket, created, due, house),
  }
  if (ticket.fr_escalated === true || (answered != null && instantOf(answered) > due))
    return [promised, { ...common, id: 'missed', at: due, says: 'missed' }]
  return answered == null
    ? [promised]
    : [promised, { ...common, id: 'met', at: instantOf(answered), says: 'met' }]
}

/** Freshdesk tells the due time, not by which hours it was counted: the policy that leads to that time is the one that applied. */
function targetOf(
  { priority }: FreshdeskTicket,
  created: Instant,
  due: Instant,
  { calendar, policies }: FreshdeskHouse,
): Pick<PromiseFact, 'targetSeconds' | 'businessHours'> {
  const targets = policies.flatMap(({ active, sla_target }) => {
    const target = sla_target[`priority_${priority ?? 1}`]
    return active === false || target?.respond_within == null
      ? []
      : [{ ...target, respond_within: target.respond_within }]
  })
  const open = calendar && openTimeBetween(calendar, created, due)
  const fitting = targets.find(({ respond_within: seconds, business_hours }) => {
    const length = business_hours === true && open !== null ? open : due - created
    return Math.abs(length - seconds * SECOND) <= MINUTE
  })
  return fitting
    ? { targetSeconds: fitting.respond_within, businessHours: fitting.business_hours ?? false }
    : { targetSeconds: Math.round((due - created) / SECOND), businessHours: false }
}

function personId(id: number | null | undefined): string {
  return String(id ?? 0)
}

/** The shapes have let through nothing else. */
function instantOf(text: string): Instant {
  return parseInstant(text)!
}
