import type { CourseTurn } from '../../domain/clock/spans/span.ts'
import { followStatus, type FollowedStatus } from '../../domain/conversation/follow-status.ts'
import { reconcileTurns, type KnownTurn, type TurnChange } from '../../domain/conversation/reconcile-turns.ts'
import { turnsOf } from '../../domain/conversation/turn.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Conversation, StoredTurn, Timeline } from '../ports/conversation-store.ts'
import type { Deps } from '../ports/store.ts'
import { courseTurn, endOfTurn } from './course-turn.ts'

/** A conversation about which something new was learnt, locked, with everything known by now. */
export interface TouchedConversation {
  readonly conversation: Conversation
  readonly timeline: Timeline
  /** Messages that are new, or that changed their meaning; every one may be, unless given. */
  readonly fresh?: readonly string[]
  /** An answer turned out to be none. */
  readonly answerLost?: boolean
  /** Claims that are new, or have ended. */
  readonly claims?: readonly string[]
}

export interface ConversationChange {
  readonly conversation: Conversation
  readonly change: TurnChange
  readonly turn: StoredTurn
}

/** A conversation with its turns and its status as they are now. */
export interface FollowedConversation {
  readonly conversation: Conversation
  /** As the rows still say. */
  readonly before: Pick<Conversation, 'state' | 'snoozedUntil'>
  readonly timeline: Timeline
  readonly changes: readonly ConversationChange[]
  readonly turns: readonly CourseTurn[]
  readonly status: FollowedStatus
  readonly fresh: ReadonlySet<string>
  /** Whether one of the fresh messages is an answer, or one of the answers is lost. */
  readonly answered: boolean
  /** Whether it came into other hands. */
  readonly handed: boolean
}

/** Computes turns and status of a conversation anew, and what changed by that. */
export function followConversation(
  deps: Pick<Deps, 'newId'>,
  { conversation, timeline, fresh, answerLost = false, claims = [] }: TouchedConversation,
  now: Instant,
): FollowedConversation {
  const { messages, settlements, carried } = timeline
  const computed = turnsOf(messages, settlements, carried)
  const changes = reconcileTurns(timeline.turns.map(knownTurn), computed).map((change) => ({
    conversation,
    change,
    turn: storedTurn(deps, conversation, change),
  }))
  const freshIds = new Set(fresh ?? messages.map(({ id }) => id))
  return {
    conversation,
    before: conversation,
    timeline,
    changes,
    turns: turnsAfter(timeline.turns, changes),
    status: followStatus(timeline, now),
    fresh: new Set([...freshIds, ...claims]),
    handed: claims.length > 0,
    answered: answerLost || messages.some(({ id, closesTurn }) => closesTurn && freshIds.has(id)),
  }
}

function turnsAfter(
  before: readonly StoredTurn[],
  changes: readonly ConversationChange[],
): readonly CourseTurn[] {
  const turns = new Map(before.map((turn) => [turn.id, turn]))
  for (const { change, turn } of changes) {
    if (change.type === 'removed') turns.delete(turn.id)
    else turns.set(turn.id, turn)
  }
  return [...turns.values()].map(courseTurn).sort((a, b) => a.number - b.number)
}

function knownTurn(turn: StoredTurn): KnownTurn {
  const { id, number, openedBy, openedAt, history } = turn
  return { id, number, openedBy, openedAt, history, end: endOfTurn(turn) }
}

function storedTurn(deps: Pick<Deps, 'newId'>, conversation: Conversation, change: TurnChange): StoredTurn {
  const turn = change.type === 'removed' ? change.before : change.turn
  return {
    id: change.type === 'opened' ? deps.newId() : change.type === 'removed' ? change.before.id : change.id,
    conversationId: conversation.id,
    number: turn.number,
    openedBy: turn.openedBy,
    openedAt: turn.openedAt,
    closedBy: turn.end?.by ?? null,
    closedAt: turn.end?.at ?? null,
    outcome: turn.end?.outcome ?? null,
    history: turn.history,
  }
}
