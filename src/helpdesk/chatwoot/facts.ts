import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { CommentFact, HelpdeskFact, PromiseFact, TicketFact } from '../../domain/helpdesk/facts.ts'
import { parseInstant, SECOND, type Instant } from '../../domain/time/instant.ts'
import { isAutoReply, saidBy } from '../line/said-by-text.ts'
import type { ChatwootConversation, ChatwootMessage } from './shapes.ts'

const INCOMING = 0
const OUTGOING = 1
const ACTIVITY = 2

const kinds: Readonly<Record<string, ChannelKind>> = {
  WebWidget: 'chat',
  Email: 'email',
  Whatsapp: 'chat',
  TwilioSms: 'chat',
  Sms: 'chat',
  Telegram: 'chat',
  Line: 'chat',
  FacebookPage: 'social',
  Instagram: 'social',
  TwitterProfile: 'social',
  Tiktok: 'social',
  Voice: 'phone',
}

export function kindOf(channel: string | null | undefined): ChannelKind {
  return kinds[channel?.replace('Channel::', '') ?? ''] ?? 'helpdesk'
}

/** Contacts and agents are numbered apart. */
export function contactId(id: number | null | undefined): string {
  return `contact-${id ?? 0}`
}

/** A conversation with everything that was written in it. */
export function conversationFacts(
  conversation: ChatwootConversation,
  messages: readonly ChatwootMessage[],
): { readonly facts: readonly HelpdeskFact[]; readonly edited: number } {
  const customerId = contactId(conversation.meta.sender?.id)
  const comments = messages.flatMap((message) => commentFact(conversation, customerId, message))
  return {
    facts: [
      headOf(conversation, customerId, comments),
      ...comments,
      ...endOf(conversation, messages),
      ...promisesOf(conversation),
    ],
    edited: messages.filter(({ content_attributes: about }) => about?.deleted === true).length,
  }
}

function headOf(
  { id, meta, created_at, additional_attributes: about }: ChatwootConversation,
  customerId: string,
  comments: readonly CommentFact[],
): TicketFact {
  const first = comments.find((comment) => comment.public)
  return {
    type: 'ticket',
    ticketId: String(id),
    channelKind: kindOf(meta.channel),
    subject: about?.mail_subject ?? null,
    customerId,
    customerName: meta.sender?.name ?? null,
    language: about?.browser_language?.split('-')[0]?.toLowerCase() ?? null,
    timeZone: null,
    createdAt: created_at * SECOND,
    createdBy: !first || first.authorId === customerId ? 'customer' : first.automatic ? 'bot' : 'agent',
    merged: false,
    leftOut: null,
  }
}

/** An agent wrote it with their own hands; automation rules, campaigns, bots and forms are no humans. */
export function programOfMessage(message: ChatwootMessage): 'trigger' | 'bot' | null {
  if (message.content_attributes?.automation_rule_id != null) return 'trigger'
  if (message.additional_attributes?.campaign_id != null) return 'trigger'
  return message.message_type === OUTGOING && message.sender?.type === 'user' ? null : 'bot'
}

function commentFact(
  { id: ticketId, additional_attributes: about }: ChatwootConversation,
  customerId: string,
  message: ChatwootMessage,
): readonly CommentFact[] {
  if (message.message_type === ACTIVITY) return []
  const at = message.created_at * SECOND
  const incoming = message.message_type === INCOMING
  return [
    {
      type: 'comment',
      ticketId: String(ticketId),
      id: String(message.id),
      at,
      authorId: incoming ? customerId : `${message.sender?.type ?? 'bot'}-${message.sender?.id ?? 0}`,
      staff: !incoming,
      public: message.private !== true,
      automatic: incoming
        ? isAutoReply(about?.mail_subject ?? null)
          ? 'auto_reply'
          : null
        : programOfMessage(message),
      ...saidBy(message.content ?? '', at, !incoming),
    },
  ]
}

/** Chatwoot tells only how it stands now: what was told last of a resolved one is taken for its end. */
function endOf(
  { id, status, last_activity_at }: ChatwootConversation,
  messages: readonly ChatwootMessage[],
): readonly HelpdeskFact[] {
  if (status !== 'resolved') return []
  const told = messages.findLast(({ message_type }) => message_type === ACTIVITY)
  const at = (told?.created_at ?? last_activity_at) * SECOND
  return [{ type: 'change', ticketId: String(id), id: 'resolved', at, what: 'status', to: 'solved' }]
}

function promisesOf({
  id,
  created_at,
  first_reply_created_at: replied,
  applied_sla: sla,
  sla_events: events,
}: ChatwootConversation): readonly PromiseFact[] {
  if (!sla || sla.sla_first_response_time_threshold == null) return []
  const common = { type: 'promise', ticketId: String(id) } as const
  const missed = (events ?? []).find(({ event_type }) => event_type === 'frt')
  return [
    {
      ...common,
      id: 'promised',
      at: instantOf(sla.created_at) ?? created_at * SECOND,
      says: 'promised',
      targetSeconds: sla.sla_first_response_time_threshold,
      businessHours: sla.sla_only_during_business_hours ?? false,
    },
    ...(missed
      ? [
          {
            ...common,
            id: 'missed',
            at: instantOf(missed.created_at) ?? created_at * SECOND,
            says: 'missed' as const,
          },
        ]
      : replied
        ? [{ ...common, id: 'met', at: replied * SECOND, says: 'met' as const }]
        : []),
  ]
}

function instantOf(value: number | string | null | undefined): Instant | null {
  if (value === null || value === undefined) return null
  return typeof value === 'number' ? value * SECOND : parseInstant(value)
}
