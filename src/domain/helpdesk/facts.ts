import type { ChannelKind } from '../conversation/channel.ts'
import type { Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'

/** What was learnt of a ticket in somebody else's helpdesk. Facts come in any order and may come twice: the last of a name counts. No texts. */
export type HelpdeskFact = TicketFact | CommentFact | ChangeFact | PromiseFact

export interface TicketFact {
  readonly type: 'ticket'
  readonly ticketId: string
  readonly channelKind: ChannelKind
  readonly subject: string | null
  readonly customerId: string
  readonly customerName: string | null
  readonly language: string | null
  readonly timeZone: Zone | null
  readonly createdAt: Instant
  readonly createdBy: 'customer' | 'agent' | 'bot'
  /** Closed because it was merged into another one, in which the wait goes on. */
  readonly merged: boolean
  /** Why it is no customer's contact, or no longer there; null for one that counts. */
  readonly leftOut: LeftOut | null
}

export const leftOutReasons = ['deleted', 'spam', 'side_conversation'] as const
export type LeftOut = (typeof leftOutReasons)[number]

export interface CommentFact {
  readonly type: 'comment'
  readonly ticketId: string
  readonly id: string
  readonly at: Instant
  readonly authorId: string
  /** Works for the company; on a ticket of their own they are its customer all the same. */
  readonly staff: boolean
  readonly public: boolean
  /** A program wrote it: `trigger`, `api`, `bot`, `auto_reply` ...; null for a human being. */
  readonly automatic: string | null
  /** Only thanks: nobody needs to answer. */
  readonly thanksOnly: boolean
  /** It only promises an answer: until when, if it says so. */
  readonly promise: { readonly until: Instant | null } | null
}

export interface ChangeFact {
  readonly type: 'change'
  readonly ticketId: string
  readonly id: string
  readonly at: Instant
  readonly what: 'status' | 'assignee' | 'group'
  /** Statuses in our words: `open`, `pending`, `on_hold`, `solved`, `closed`; null for nobody. */
  readonly to: string | null
}

/** What the helpdesk's own SLA says of an answer to a ticket. */
export interface PromiseFact {
  readonly type: 'promise'
  readonly ticketId: string
  readonly id: string
  readonly at: Instant
  readonly says: 'promised' | 'met' | 'missed' | 'not_missed'
  /** Of the first answer unless said; 2 and on for each that came later. */
  readonly instance?: number
  readonly targetSeconds?: number | null
  readonly businessHours?: boolean | null
}

/** All that is known of a ticket. */
export interface Ticket {
  readonly head: TicketFact
  /** Oldest first. */
  readonly comments: readonly CommentFact[]
  readonly changes: readonly ChangeFact[]
  readonly promises: readonly PromiseFact[]
}

/** Puts the facts of one ticket together; null where the ticket itself is not known (yet). */
export function ticketOf(facts: Iterable<HelpdeskFact>): Ticket | null {
  let head: TicketFact | null = null
  const comments: CommentFact[] = []
  const changes: ChangeFact[] = []
  const promises: PromiseFact[] = []
  for (const fact of facts) {
    if (fact.type === 'ticket') head = fact
    else if (fact.type === 'comment') comments.push(fact)
    else if (fact.type === 'change') changes.push(fact)
    else promises.push(fact)
  }
  return (
    head && {
      head,
      comments: comments.sort(byTime),
      changes: changes.sort(byTime),
      promises: promises.sort(byTime),
    }
  )
}

interface Dated {
  readonly at: Instant
  readonly id: string
}

function byTime(a: Dated, b: Dated): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

export type Author = 'customer' | 'agent' | 'bot'

/** Who speaks: an agent who asks for themselves is the customer of that ticket. */
export function authorOf({ head }: Pick<Ticket, 'head'>, comment: CommentFact): Author {
  if (comment.authorId === head.customerId) return 'customer'
  if (!comment.staff)
    return comment.automatic === null || comment.automatic === 'auto_reply' ? 'customer' : 'bot'
  return comment.automatic === null ? 'agent' : 'bot'
}
