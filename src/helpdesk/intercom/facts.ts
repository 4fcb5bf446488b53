import { htmlToText } from '../../channels/email/html-to-text.ts'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { CommentFact, HelpdeskFact, PromiseFact, TicketFact } from '../../domain/helpdesk/facts.ts'
import { SECOND } from '../../domain/time/instant.ts'
import { isAutoReply, saidBy } from '../line/said-by-text.ts'
import type { IntercomAuthor, IntercomConversation, IntercomPart } from './shapes.ts'

const kinds: Readonly<Record<string, ChannelKind>> = {
  conversation: 'chat',
  push: 'chat',
  email: 'email',
  facebook: 'social',
  instagram: 'social',
  twitter: 'social',
  whatsapp: 'chat',
  sms: 'chat',
  phone_call: 'phone',
}

export function kindOfSource(type: string | null | undefined): ChannelKind {
  return kinds[type ?? ''] ?? 'helpdesk'
}

const outside = new Set(['user', 'lead', 'contact', 'visitor'])

export function isCustomer(author: IntercomAuthor | null | undefined): boolean {
  return outside.has(author?.type ?? '')
}

/** `admin` is a teammate; bots, the operator and whatever was sent to many at once are no humans. */
export function programOf(
  author: IntercomAuthor | null | undefined,
  deliveredAs?: string | null,
): 'bot' | 'trigger' | null {
  if (deliveredAs === 'automated' || deliveredAs === 'campaigns_initiated') return 'trigger'
  if (deliveredAs === 'operator_initiated') return 'bot'
  return author?.type === 'admin' || isCustomer(author) ? null : 'bot'
}

/** The same of a part: what an app writes by the interface under a teammate's name is a program's, what it passes on of a customer's is a form's. */
export function programOfPart({
  author,
  app_package_code: app,
}: Pick<IntercomPart, 'author' | 'app_package_code'>): 'bot' | 'api' | 'trigger' | null {
  return programOf(author) ?? (app != null && !isCustomer(author) ? 'api' : null)
}

/** A conversation with everything that was written in it. */
export function intercomFacts(
  conversation: IntercomConversation,
  parts: readonly IntercomPart[],
): { readonly facts: readonly HelpdeskFact[]; readonly edited: number } {
  const customerId = `contact-${conversation.contacts?.contacts[0]?.id ?? conversation.source.author?.id ?? 0}`
  const { source } = conversation
  return {
    facts: [
      headOf(conversation, customerId),
      ...(source.body == null && source.delivered_as !== 'customer_initiated'
        ? []
        : [firstComment(conversation, customerId)]),
      ...parts.flatMap((part) => partFacts(conversation.id, customerId, part)),
      ...promisesOf(conversation),
    ],
    edited: [source, ...parts].filter(({ redacted }) => redacted === true).length,
  }
}

function headOf({ id, title, source, created_at }: IntercomConversation, customerId: string): TicketFact {
  const program = programOf(source.author, source.delivered_as)
  return {
    type: 'ticket',
    ticketId: id,
    channelKind: kindOfSource(source.type),
    subject: textOf(source.subject) || title || null,
    customerId,
    customerName: isCustomer(source.author) ? (source.author?.name ?? null) : null,
    language: null,
    timeZone: null,
    createdAt: created_at * SECOND,
    createdBy: program !== null ? 'bot' : isCustomer(source.author) ? 'customer' : 'agent',
    merged: false,
    leftOut: null,
  }
}

function firstComment({ id, source, created_at }: IntercomConversation, customerId: string): CommentFact {
  return commentOf(id, customerId, {
    id: 'source',
    at: created_at * SECOND,
    body: source.body,
    author: source.author,
    note: false,
    automatic:
      programOf(source.author, source.delivered_as) ??
      (isCustomer(source.author) && isAutoReply(source.subject ?? null) ? 'auto_reply' : null),
  })
}

const statuses: Readonly<Record<string, string>> = {
  close: 'closed',
  open: 'open',
  snoozed: 'on_hold',
  unsnoozed: 'open',
  timer_unsnooze: 'open',
}

/** Whoever closes or assigns may write a word with it: then it is an answer, too. */
function partFacts(ticketId: string, customerId: string, part: IntercomPart): readonly HelpdeskFact[] {
  const at = part.created_at * SECOND
  const said =
    part.body != null && textOf(part.body) !== ''
      ? [
          commentOf(ticketId, customerId, {
            id: part.id,
            at,
            body: part.body,
            author: part.author,
            note: part.part_type === 'note' || part.part_type.includes('assignment'),
            automatic: programOfPart(part),
          }),
        ]
      : part.part_type === 'comment'
        ? [
            commentOf(ticketId, customerId, {
              id: part.id,
              at,
              body: '',
              author: part.author,
              note: false,
              automatic: programOfPart(part),
            }),
          ]
        : []
  const to = statuses[part.part_type]
  const common = { type: 'change', ticketId, at } as const
  return [
    ...said,
    ...(to === undefined ? [] : [{ ...common, id: `${part.id}-status`, what: 'status' as const, to }]),
    ...(part.part_type.includes('assignment')
      ? [
          {
            ...common,
            id: `${part.id}-assignee`,
            what: part.assigned_to?.type === 'team' ? ('group' as const) : ('assignee' as const),
            to: part.assigned_to?.id ?? null,
          },
        ]
      : []),
  ]
}

interface Said {
  readonly id: string
  readonly at: number
  readonly body: string | null | undefined
  readonly author: IntercomAuthor | null | undefined
  readonly note: boolean
  readonly automatic: string | null
}

function commentOf(
  ticketId: string,
  customerId: string,
  { id, at, body, author, note, automatic }: Said,
): CommentFact {
  const staff = !isCustomer(author)
  return {
    type: 'comment',
    ticketId,
    id,
    at,
    authorId: staff ? `${author?.type ?? 'bot'}-${author?.id ?? 0}` : customerId,
    staff,
    public: !note,
    automatic,
    ...saidBy(textOf(body), at, staff),
  }
}

/** Intercom judges a conversation as a whole, every answer in it; taken back, it judges nothing. */
function promisesOf({
  id,
  sla_applied: sla,
  created_at,
  updated_at,
}: IntercomConversation): readonly PromiseFact[] {
  const status = sla?.sla_status
  if (status == null || status === 'cancelled' || status === 'canceled') return []
  const common = { type: 'promise', ticketId: id } as const
  const promised: PromiseFact = { ...common, id: 'promised', at: created_at * SECOND, says: 'promised' }
  const says = status === 'hit' ? 'met' : status === 'missed' ? 'missed' : null
  return says === null ? [promised] : [promised, { ...common, id: says, at: updated_at * SECOND, says }]
}

/** Webhooks of newer versions give plain words, everything else gives HTML. */
export function textOf(body: string | null | undefined): string {
  if (body == null) return ''
  return /<\/?[a-z][^>]*>/i.test(body) ? htmlToText(body) : body.trim()
}
