import type { Channel } from '../../domain/conversation/channel.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { ConversationChange } from './follow-conversation.ts'

/** What the log says about a change of a turn; a turn that opened and ended within one delivery is told twice. */
export function turnEvents(
  channel: Channel,
  { conversation, change, turn }: ConversationChange,
): readonly NewEvent[] {
  const common = { brandId: channel.brandId, subject: conversation.id }
  const { id: turn_id, number, history, outcome } = turn
  const facts = { turn_id, number, opened_at: formatInstant(turn.openedAt), history }
  const opened: NewEvent = { type: 'turn.opened', occurredAt: turn.openedAt, payload: facts, ...common }
  const closed: readonly NewEvent[] =
    turn.closedAt !== null && turn.closedBy !== null && outcome !== null
      ? [
          {
            type: 'turn.closed',
            occurredAt: turn.closedAt,
            payload: { closed_at: formatInstant(turn.closedAt), outcome, by: turn.closedBy, ...facts },
            ...common,
          },
        ]
      : []
  switch (change.type) {
    case 'opened':
      return [opened, ...closed]
    case 'closed':
      return closed
    case 'corrected':
    case 'removed':
      return [
        {
          type: 'turn.corrected',
          occurredAt: turn.openedAt,
          payload: {
            closed_at: turn.closedAt === null ? null : formatInstant(turn.closedAt),
            outcome,
            removed: change.type === 'removed',
            ...facts,
          },
          ...common,
        },
      ]
    default:
      return change satisfies never
  }
}
