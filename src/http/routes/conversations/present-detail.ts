import type { OpenClockRow } from '../../../db/read/clocks.ts'
import type {
  DispatchRow,
  EventRow,
  OfferOfConversationRow,
  ReplyRow,
  TurnRow,
} from '../../../db/read/conversation-facts.ts'
import type { ConversationRow } from '../../../db/read/conversations.ts'
import type { MessageRow } from '../../../db/read/messages.ts'
import type { OtherConversationRow } from '../../../db/read/other-conversations.ts'
import type { NotCustomer } from '../../../domain/conversation/not-customer.ts'
import type { FinishedClockFacts } from '../../../domain/event/event.ts'
import type { Clock, ConversationDetail, ConversationOffer, Event, Message, Turn } from '../../api-types.ts'
import { instantOrNull } from '../../present-instant.ts'
import { presentFinishedClock, presentOpenClock } from './present-clock.ts'
import { presentMessage, presentPendingReply } from './present-message.ts'
import { presentChannelRef } from './present-parts.ts'
import { presentConversation } from './present.ts'

export interface DetailRows {
  readonly conversation: ConversationRow
  readonly messages: readonly MessageRow[]
  readonly replies: readonly ReplyRow[]
  readonly turns: readonly TurnRow[]
  readonly openClocks: readonly OpenClockRow[]
  readonly finishedClocks: readonly FinishedClockFacts[]
  readonly events: readonly EventRow[]
  readonly offers: readonly OfferOfConversationRow[]
  readonly dispatch: DispatchRow | null
  readonly others: readonly OtherConversationRow[]
  readonly notCustomer: NotCustomer | null
}

export function presentDetail(rows: DetailRows, now: number): ConversationDetail {
  return {
    ...presentConversation(rows.conversation),
    messages: presentMessages(rows.messages, rows.replies),
    turns: rows.turns.map(presentTurn),
    clocks: presentClocks(rows),
    events: rows.events.map(presentEvent),
    offers: rows.offers.map(presentOffer),
    dispatch: rows.dispatch,
    others: rows.others.map((other) => ({
      id: other.id,
      channel: presentChannelRef(other),
      state: other.state,
      subject: other.subject,
      last_message_at: other.last_message_at.toISOString(),
    })),
    not_customer: rows.notCustomer,
    now: new Date(now).toISOString(),
  }
}

function presentMessages(messages: readonly MessageRow[], replies: readonly ReplyRow[]): Message[] {
  const byMessage = new Map(replies.map((reply) => [reply.message_id, reply]))
  const stored = new Set(messages.map(({ id }) => id))
  const pending = replies.filter((reply) => reply.state !== 'handed_over' && !stored.has(reply.message_id))
  return [
    ...messages.map((message) => presentMessage(message, byMessage.get(message.id))),
    ...pending.map(presentPendingReply),
  ].sort((a, b) => (a.occurred_at < b.occurred_at ? -1 : a.occurred_at > b.occurred_at ? 1 : 0))
}

/** A clock that runs again after it had ended is told by its timer, not by its end. */
function presentClocks({ turns, openClocks, finishedClocks }: DetailRows): Clock[] {
  const numbers = new Map(turns.map(({ id, number }) => [id, number]))
  const open = new Set(openClocks.map(({ id }) => id))
  return [
    ...finishedClocks
      .filter(({ clock_id }) => !open.has(clock_id))
      .map((facts) => presentFinishedClock(facts, numbers.get(facts.turn_id) ?? 0)),
    ...openClocks.map((clock) => presentOpenClock(clock, numbers.get(clock.turn_id) ?? 0)),
  ].sort((a, b) => a.turn - b.turn || (a.started_at < b.started_at ? -1 : 1))
}

function presentTurn(row: TurnRow): Turn {
  const { opened_at, closed_at, ...rest } = row
  return { ...rest, opened_at: opened_at.toISOString(), closed_at: instantOrNull(closed_at) }
}

function presentEvent(row: EventRow): Event {
  const { id, type, subject, occurred_at, recorded_at, payload } = row
  return {
    id,
    type,
    subject,
    occurred_at: occurred_at.toISOString(),
    recorded_at: recorded_at.toISOString(),
    payload,
  }
}

function presentOffer(row: OfferOfConversationRow): ConversationOffer {
  const { offered_at, expires_at, delivered_at, ...rest } = row
  return {
    ...rest,
    offered_at: offered_at.toISOString(),
    expires_at: expires_at.toISOString(),
    delivered_at: instantOrNull(delivered_at),
  }
}
