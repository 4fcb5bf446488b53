import type { Channel } from '../../domain/conversation/channel.ts'
import { reconcileTurns, type KnownTurn, type TurnChange } from '../../domain/conversation/reconcile-turns.ts'
import { turnsOf } from '../../domain/conversation/turn.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Conversation, ConversationState, StoredTurn, Timeline } from '../ports/conversation-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { changeClocks } from './change-clocks.ts'
import { turnEvents } from './turn-events.ts'

/** A conversation about which something new was learnt, locked, with everything known by now. */
export interface TouchedConversation {
  readonly conversation: Conversation
  readonly timeline: Timeline
}

export interface ConversationChange {
  readonly conversation: Conversation
  readonly change: TurnChange
  readonly turn: StoredTurn
}

/**
 * Computes the turns of conversations anew and lets everything that hangs on them follow: clocks, dispatches, states, events.
 * Answers the nearest instant at which a timer that it armed wants to fire.
 */
export async function updateTurns(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  channel: Channel,
  touched: readonly TouchedConversation[],
  events: readonly NewEvent[],
): Promise<Instant | null> {
  const changes = touched.flatMap((item) => changesOf(deps, item))
  const clocks = await changeClocks(deps, tx, channel, changes)
  await saveTurns(tx, channel, changes)
  await saveStates(tx, channel, touched, changes)
  const ended = changes.filter(({ turn, change }) => change.type === 'removed' || turn.closedAt !== null)
  if (ended.length > 0)
    await tx.dispatches.closeForTurns(
      channel.brandId,
      ended.map(({ turn }) => turn.id),
      'turn_closed',
    )
  await tx.events.append([
    ...events,
    ...changes.flatMap((item) => turnEvents(channel, item)),
    ...clocks.events,
  ])
  return clocks.wakeAt
}

function changesOf(
  deps: Pick<Deps, 'newId'>,
  { conversation, timeline }: TouchedConversation,
): ConversationChange[] {
  const computed = turnsOf(timeline.messages, timeline.settlements)
  return reconcileTurns(timeline.turns.map(knownTurn), computed).map((change) => ({
    conversation,
    change,
    turn: storedTurn(deps, conversation, change),
  }))
}

function knownTurn(turn: StoredTurn): KnownTurn {
  const { id, number, openedBy, openedAt, history, closedAt, closedBy, outcome } = turn
  const end =
    closedAt !== null && closedBy !== null && outcome !== null
      ? { at: closedAt, by: closedBy, outcome }
      : null
  return { id, number, openedBy, openedAt, history, end }
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

async function saveTurns(
  tx: Transaction,
  channel: Channel,
  changes: readonly ConversationChange[],
): Promise<void> {
  if (changes.length === 0) return
  const removed = changes.filter(({ change }) => change.type === 'removed').map(({ turn }) => turn.id)
  const kept = changes.filter(({ change }) => change.type !== 'removed').map(({ turn }) => turn)
  await tx.conversations.saveTurns(channel.brandId, kept, removed)
}

/** An open turn makes the conversation ours again; an answered one leaves it with the customer. */
async function saveStates(
  tx: Transaction,
  channel: Channel,
  touched: readonly TouchedConversation[],
  changes: readonly ConversationChange[],
): Promise<void> {
  for (const state of ['open', 'pending', 'solved'] as const) {
    const ids = touched
      .filter(
        ({ conversation }) => nextState(conversation, changes) === state && conversation.state !== state,
      )
      .map(({ conversation }) => conversation.id)
    if (ids.length > 0) await tx.conversations.setState(channel.brandId, ids, state)
  }
}

function nextState(conversation: Conversation, changes: readonly ConversationChange[]): ConversationState {
  const last = changes.findLast(
    (item) => item.conversation.id === conversation.id && item.change.type !== 'removed',
  )
  if (!last) return conversation.state
  if (last.turn.outcome === null) return 'open'
  return last.turn.outcome === 'answered' ? 'pending' : 'solved'
}
