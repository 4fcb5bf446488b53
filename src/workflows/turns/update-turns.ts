import { isShared } from '../dispatch/announce-holder.ts'
import { acknowledges, type Channel } from '../../domain/conversation/channel.ts'
import type { ConversationState } from '../../domain/conversation/course.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { changeClocks, type Reselection } from './change-clocks.ts'
import {
  followConversation,
  type ConversationChange,
  type FollowedConversation,
  type TouchedConversation,
} from './follow-conversation.ts'
import { earliest } from './earliest.ts'
import { saveSnooze } from './save-snooze.ts'
import { turnEvents } from './turn-events.ts'

export type { TouchedConversation } from './follow-conversation.ts'

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
  reselection: Reselection | null = null,
): Promise<Instant | null> {
  const followed = touched.map((item) => followConversation(deps, item, tx.now))
  const changes = followed.flatMap((item) => item.changes)
  const clocks = await changeClocks(deps, tx, channel, followed, reselection)
  await saveTurns(tx, channel, changes)
  await saveStates(tx, channel, followed)
  const alarms = []
  for (const item of followed) alarms.push(await saveSnooze(deps, tx, channel.brandId, item))
  const ended = changes.filter(({ turn, change }) => change.type === 'removed' || turn.closedAt !== null)
  if (ended.length > 0)
    await tx.dispatches.closeForTurns(
      channel.brandId,
      ended.map(({ turn }) => turn.id),
      'turn_closed',
    )
  await askForAcknowledgements(tx, channel, changes)
  if (isShared(channel.adapter))
    for (const { turn } of ended.filter((item) => !item.turn.history))
      await tx.jobs.add('show-holder', {
        brand_id: channel.brandId,
        conversation_id: turn.conversationId,
      })
  await tx.events.append([
    ...events,
    ...changes.flatMap((item) => turnEvents(channel, item)),
    ...clocks.events,
  ])
  return earliest([clocks.wakeAt, ...alarms])
}

/** A turn that has opened, and is open still, is worth a word from the house where its channel gives one. */
async function askForAcknowledgements(
  tx: Transaction,
  channel: Channel,
  changes: readonly ConversationChange[],
): Promise<void> {
  if (!acknowledges(channel)) return
  const opened = changes
    .filter(({ change, turn }) => change.type === 'opened' && turn.closedAt === null && !turn.history)
    .map(({ turn }) => turn.id)
  if (opened.length > 0)
    await tx.jobs.add('acknowledge-turns', { brand_id: channel.brandId, turn_ids: opened })
}

async function saveTurns(
  tx: Transaction,
  channel: Channel,
  changes: readonly ConversationChange[],
): Promise<void> {
  if (changes.length === 0) return
  const turnsWhere = (...types: readonly ConversationChange['change']['type'][]) =>
    changes.filter(({ change }) => types.includes(change.type)).map(({ turn }) => turn)
  await tx.conversations.saveTurns(channel.brandId, {
    opened: turnsWhere('opened'),
    changed: turnsWhere('closed', 'corrected'),
    removedIds: turnsWhere('removed').map(({ id }) => id),
  })
}

/** What is closed stays closed until the customer writes. */
async function saveStates(
  tx: Transaction,
  channel: Channel,
  followed: readonly FollowedConversation[],
): Promise<void> {
  for (const state of [
    'open',
    'pending',
    'on_hold',
    'solved',
    'closed',
  ] as const satisfies ConversationState[]) {
    const ids = followed
      .filter(({ before, status }) => status.state === state && before.state !== state)
      .filter(({ before }) => before.state !== 'closed' || state === 'open')
      .map(({ conversation }) => conversation.id)
    if (ids.length > 0) await tx.conversations.setState(channel.brandId, ids, state)
  }
}
