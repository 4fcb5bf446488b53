import type { Calendar } from '../../domain/calendar/compile-calendar.ts'
import { finishClock } from '../../domain/clock/finish-clock.ts'
import { planClock } from '../../domain/clock/plan-clock.ts'
import { promiseForTurn, promiseOf } from '../../domain/clock/promise-for-turn.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { TurnEnd } from '../../domain/conversation/turn.ts'
import type { NewEvent } from '../../domain/event/event.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { NewTimer } from '../../domain/timer/timer.ts'
import type { Conversation } from '../ports/conversation-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { armedEvent, finishedEvents, retargetedEvent } from './clock-events.ts'
import { recordOfTimer, recordsOfEvents, type ClockRecord } from './clock-record.ts'
import type { ConversationChange } from './update-turns.ts'

interface ClockChanges {
  readonly events: readonly NewEvent[]
  readonly wakeAt: Instant | null
}

/** Lets the clocks follow the turns: new turns arm them, ended turns finish them, corrected turns judge them again. */
export async function changeClocks(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  channel: Channel,
  changes: readonly ConversationChange[],
): Promise<ClockChanges> {
  if (changes.length === 0) return { events: [], wakeAt: null }
  const calendars = await tx.setup.calendars(channel.brandId)
  const policies = await tx.setup.policies(channel.brandId)
  const begun = changes
    .filter(({ change }) => change.type === 'opened')
    .flatMap((item) => beginClock(deps, channel, item, policies, calendars) ?? [])
  const followed = await followClocks(
    tx,
    channel,
    changes.filter(({ change }) => change.type !== 'opened'),
    calendars,
  )

  const settled = [...begun, ...followed]
  const running = settled.filter(({ end }) => end === null).map(({ clock }) => clock)
  const wakeAt = await tx.timers.arm(running.map((clock) => timerOf(channel, clock)))
  return { events: settled.flatMap((item) => eventsOf(channel, item)), wakeAt }
}

/** A clock after a change: still (or again) running, or ended with its turn. */
interface SettledClock {
  readonly clock: ClockRecord
  readonly end: TurnEnd | null
  readonly was: 'absent' | 'running' | 'finished'
}

function eventsOf(channel: Channel, { clock, end, was }: SettledClock): readonly NewEvent[] {
  const armed = was === 'absent' ? [armedEvent(channel.brandId, clock)] : []
  if (end === null)
    return was === 'absent' ? armed : [retargetedEvent(channel.brandId, clock, 'turn_corrected')]
  const type = was === 'finished' ? 'clock.corrected' : 'clock.finished'
  return [...armed, ...finishedEvents(channel.brandId, clock, end, finishClock(clock, end), type)]
}

function beginClock(
  deps: Pick<Deps, 'newId'>,
  channel: Channel,
  { conversation, turn }: ConversationChange,
  policies: readonly Policy[],
  calendars: ReadonlyMap<string, Calendar>,
): SettledClock | null {
  const promise = promiseForTurn(turn.number, traitsOf(channel, conversation), policies, calendars)
  if (!promise) return null
  const plan = planClock(promise.target, promise.calendar, turn.openedAt)
  const clock: ClockRecord = {
    id: deps.newId(),
    conversationId: conversation.id,
    turnId: turn.id,
    metric: promise.target.metric,
    policyId: promise.policy.id,
    policyVersion: promise.policy.version,
    startedAt: turn.openedAt,
    dueAt: plan.dueAt,
    steps: plan.steps,
    stepsFired: 0,
    breachedAt: null,
    history: turn.history,
  }
  return { clock, end: endOf(turn), was: 'absent' }
}

/** Takes the clocks of changed turns out, wherever they stand, and says what becomes of each. */
async function followClocks(
  tx: Transaction,
  channel: Channel,
  changes: readonly ConversationChange[],
  calendars: ReadonlyMap<string, Calendar>,
): Promise<readonly SettledClock[]> {
  if (changes.length === 0) return []
  const conversationIds = [...new Set(changes.map(({ conversation }) => conversation.id))]
  const open = await tx.timers.ofConversations(channel.brandId, conversationIds)
  const ends = new Map(changes.map(({ turn }) => [turn.id, turn.closedAt]))
  const taken = await tx.timers.finish(
    open
      .filter((timer) => timer.clock && ends.has(timer.clock.turnId))
      .map((timer) => ({ ...timer, at: ends.get(timer.clock!.turnId) ?? null })),
  )
  const running = groupBy(
    taken.flatMap((timer) => recordOfTimer(timer) ?? []),
    (clock) => clock.turnId,
  )
  const settled: SettledClock[] = []
  for (const item of changes) {
    const clocks = (running.get(item.turn.id) ?? []).map((clock) => ({ clock, was: 'running' as const }))
    const finished = clocks.length > 0 ? [] : await finishedClocks(tx, channel, item)
    for (const { clock, was } of [...clocks, ...finished]) {
      const moved =
        clock.startedAt === item.turn.openedAt ? clock : await replan(tx, channel, item, clock, calendars)
      settled.push({
        clock: moved,
        end: item.change.type === 'removed' ? cancelled(item) : endOf(item.turn),
        was,
      })
    }
  }
  return settled
}

async function finishedClocks(
  tx: Transaction,
  channel: Channel,
  { change, conversation, turn }: ConversationChange,
) {
  if (change.type === 'closed') return []
  const events = await tx.events.about(channel.brandId, conversation.id, [
    'clock.finished',
    'clock.corrected',
  ])
  return recordsOfEvents(events)
    .filter((clock) => clock.turnId === turn.id)
    .map((clock) => ({ clock, was: 'finished' as const }))
}

/** The version that the clock began with, laid anew from the turn's new start. */
async function replan(
  tx: Transaction,
  channel: Channel,
  { turn }: ConversationChange,
  clock: ClockRecord,
  calendars: ReadonlyMap<string, Calendar>,
): Promise<ClockRecord> {
  const policy = await tx.setup.policyVersion(channel.brandId, clock.policyId, clock.policyVersion)
  const promise = policy && promiseOf(policy, clock.metric, calendars)
  if (!promise) return clock
  const plan = planClock(promise.target, promise.calendar, turn.openedAt)
  return { ...clock, startedAt: turn.openedAt, dueAt: plan.dueAt, steps: plan.steps }
}

function endOf(turn: ConversationChange['turn']): TurnEnd | null {
  if (turn.closedAt === null || turn.closedBy === null || turn.outcome === null) return null
  return { at: turn.closedAt, by: turn.closedBy, outcome: turn.outcome }
}

/** A turn that late facts dissolved never was a wait of its own. */
function cancelled({ turn }: ConversationChange): TurnEnd {
  return { at: turn.openedAt, by: turn.id, outcome: 'merged' }
}

function traitsOf(channel: Channel, conversation: Conversation) {
  const { priority, language, segment, tags } = conversation
  return { channel: channel.slug, kind: channel.kind, priority, language, segment, tags }
}

function timerOf(channel: Channel, clock: ClockRecord): NewTimer {
  return {
    brandId: channel.brandId,
    conversationId: clock.conversationId,
    id: clock.id,
    kind: 'clock',
    stepNames: clock.steps.map((step) => step.name),
    stepAt: clock.steps.map((step) => step.at),
    step: clock.stepsFired,
    startedAt: clock.startedAt,
    clock: {
      turnId: clock.turnId,
      metric: clock.metric,
      policyId: clock.policyId,
      policyVersion: clock.policyVersion,
      dueAt: clock.dueAt,
      breachedAt: clock.breachedAt,
      pausedAt: null,
      remaining: null,
      history: clock.history,
    },
  }
}
