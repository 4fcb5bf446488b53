import { z } from 'zod'
import { DAY, parseInstant, SECOND, type Instant } from '../../domain/time/instant.ts'
import type { HelpdeskLine } from '../../helpdesk/line/call.ts'
import { readItems } from '../../helpdesk/line/read-items.ts'
import { eventsPage, ticketEvent } from '../../helpdesk/zendesk/shapes.ts'
import type { Pulled } from '../port/adapter.ts'
import { commentArrival } from './comment-arrival.ts'
import { ticketsAnswer } from './live-shapes.ts'

const position = z.object({ from: z.number() })
const PAGE = 1_000
/** `show_many` takes a hundred. */
const AT_ONCE = 100
/** Exports refuse a beginning within the last minute. */
const TOO_RECENT = 61

export interface PullOptions {
  readonly now: Instant
  readonly connectedAt: Instant
  /** How far back the past is taken along, as history. */
  readonly historyDays: number
  readonly pause: number
}

/** Repairs what webhooks have lost: every comment of the export since the last look, and once again that of its last second. */
export async function pullComments(
  line: HelpdeskLine,
  before: unknown,
  { now, connectedAt, historyDays, pause }: PullOptions,
): Promise<Pulled> {
  const earliest = Math.floor((connectedAt - historyDays * DAY) / SECOND)
  const from = before === null ? earliest : position.parse(before).from
  const latest = Math.floor(now / SECOND) - TOO_RECENT
  if (from > latest) return { arrivals: [], position: { from }, pause }
  const answer = await line({
    path: '/api/v2/incremental/ticket_events.json',
    query: { start_time: String(from), include: 'comment_events' },
  })
  const page = eventsPage.parse(answer.body)
  const { read } = readItems(ticketEvent, page.ticket_events)
  const written = read.flatMap((event) =>
    event.child_events.flatMap((child) =>
      (child.event_type ?? child.type) === 'Comment' && child.id != null ? [{ event, child }] : [],
    ),
  )
  const tickets = await ticketsOf(line, [...new Set(written.map(({ event }) => event.ticket_id))])
  const more = !(page.end_of_stream ?? page.count < PAGE)
  const end = page.end_time ?? from
  return {
    arrivals: written.flatMap(({ event, child }) => {
      const found = tickets.get(String(event.ticket_id))
      const at = parseInstant(child.created_at ?? event.created_at ?? '')
      if (!found || at === null) return []
      const authorId = String(child.author_id ?? event.updater_id ?? 0)
      const author = found.people.get(authorId)
      return [
        commentArrival({
          id: String(child.id),
          ticketId: String(event.ticket_id),
          subject: found.subject,
          requesterId: found.requesterId,
          authorId,
          authorName: author?.name ?? null,
          staff: author ? author.role !== 'end-user' : authorId !== found.requesterId,
          public: child.public ?? child.comment_public ?? true,
          via: child.via ?? event.via,
          at,
          text: child.body ?? '',
        }),
      ]
    }),
    position: { from: more && end <= from ? from + 1 : end },
    more,
    pause,
  }
}

interface KnownTicket {
  readonly subject: string | null
  readonly requesterId: string
  readonly people: ReadonlyMap<string, { readonly name: string | null; readonly role: string }>
}

/** Tickets that were deleted meanwhile are not among them. */
async function ticketsOf(
  line: HelpdeskLine,
  ids: readonly number[],
): Promise<ReadonlyMap<string, KnownTicket>> {
  const known = new Map<string, KnownTicket>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const answer = await line({
      path: '/api/v2/tickets/show_many.json',
      query: { ids: ids.slice(from, from + AT_ONCE).join(','), include: 'users' },
    })
    const { tickets, users } = ticketsAnswer.parse(answer.body)
    const people = new Map(users.map(({ id, name, role }) => [String(id), { name: name ?? null, role }]))
    for (const ticket of tickets)
      known.set(ticket.id, { subject: ticket.subject ?? null, requesterId: ticket.requester_id, people })
  }
  return known
}
