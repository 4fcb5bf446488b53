import type {
  ChangeFact,
  CommentFact,
  HelpdeskFact,
  PromiseFact,
  TicketFact,
} from '../../domain/helpdesk/facts.ts'

/** A fact as it is kept: its type, its ticket, and what else it says by position. With names an audit would write and parse twice as much. */
export type WrittenFact = WrittenTicket | WrittenComment | WrittenChange | WrittenPromise

type WrittenTicket = readonly [
  type: 'ticket',
  ticketId: string,
  channelKind: TicketFact['channelKind'],
  subject: string | null,
  customerId: string,
  customerName: string | null,
  language: string | null,
  timeZone: TicketFact['timeZone'],
  createdAt: number,
  createdBy: TicketFact['createdBy'],
  merged: boolean,
  leftOut: TicketFact['leftOut'],
]

type WrittenComment = readonly [
  type: 'comment',
  ticketId: string,
  id: string,
  at: number,
  authorId: string,
  staff: boolean,
  isPublic: boolean,
  automatic: string | null,
  thanksOnly: boolean,
  promise: CommentFact['promise'],
]

type WrittenChange = readonly [
  type: 'change',
  ticketId: string,
  id: string,
  at: number,
  what: ChangeFact['what'],
  to: string | null,
]

type WrittenPromise = readonly [
  type: 'promise',
  ticketId: string,
  id: string,
  at: number,
  says: PromiseFact['says'],
  instance: number | null,
  targetSeconds: number | null,
  businessHours: boolean | null,
]

export function writtenFact(fact: HelpdeskFact): WrittenFact {
  const { ticketId } = fact
  switch (fact.type) {
    case 'ticket':
      return [
        'ticket',
        ticketId,
        fact.channelKind,
        fact.subject,
        fact.customerId,
        fact.customerName,
        fact.language,
        fact.timeZone,
        fact.createdAt,
        fact.createdBy,
        fact.merged,
        fact.leftOut,
      ]
    case 'comment':
      return [
        'comment',
        ticketId,
        fact.id,
        fact.at,
        fact.authorId,
        fact.staff,
        fact.public,
        fact.automatic,
        fact.thanksOnly,
        fact.promise,
      ]
    case 'change':
      return ['change', ticketId, fact.id, fact.at, fact.what, fact.to]
    case 'promise':
      return [
        'promise',
        ticketId,
        fact.id,
        fact.at,
        fact.says,
        fact.instance ?? null,
        fact.targetSeconds ?? null,
        fact.businessHours ?? null,
      ]
  }
}

export function readFact(written: WrittenFact): HelpdeskFact {
  switch (written[0]) {
    case 'ticket':
      return {
        type: 'ticket',
        ticketId: written[1],
        channelKind: written[2],
        subject: written[3],
        customerId: written[4],
        customerName: written[5],
        language: written[6],
        timeZone: written[7],
        createdAt: written[8],
        createdBy: written[9],
        merged: written[10],
        leftOut: written[11],
      }
    case 'comment':
      return {
        type: 'comment',
        ticketId: written[1],
        id: written[2],
        at: written[3],
        authorId: written[4],
        staff: written[5],
        public: written[6],
        automatic: written[7],
        thanksOnly: written[8],
        promise: written[9],
      }
    case 'change':
      return {
        type: 'change',
        ticketId: written[1],
        id: written[2],
        at: written[3],
        what: written[4],
        to: written[5],
      }
    case 'promise':
      return {
        type: 'promise',
        ticketId: written[1],
        id: written[2],
        at: written[3],
        says: written[4],
        ...(written[5] !== null && { instance: written[5] }),
        targetSeconds: written[6],
        businessHours: written[7],
      }
  }
}

/** Facts with the same name speak of the same thing: the later one replaces the earlier one. */
export function nameOf(written: WrittenFact): string {
  return written[0] === 'ticket' ? written[0] : `${written[0]} ${written[2]}`
}
