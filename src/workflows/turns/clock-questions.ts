import type { KnownClock } from '../../domain/clock/clock.ts'
import type { ClockQuestion } from '../../domain/clock/clock-question.ts'
import { courseMetrics } from '../../domain/clock/course-clocks.ts'
import type { Holding } from '../../domain/clock/holding.ts'
import { promiseOf } from '../../domain/clock/promise-for-turn.ts'
import { isCarried } from '../../domain/clock/reply-clocks.ts'
import { isInternalMetric, isReplyMetric } from '../../domain/clock/spans/spans-of.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { CarriedWait } from '../../domain/conversation/course.ts'
import type { ConversationId } from '../../domain/ids.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Metric, Policy } from '../../domain/policy/policy.ts'
import { selectPolicy } from '../../domain/policy/select-policy.ts'
import type { Conversation } from '../ports/conversation-store.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { clockOfTimer, clocksOfEvents } from './clock-record.ts'
import type { Reselection } from './change-clocks.ts'
import type { FollowedConversation } from './follow-conversation.ts'
import { loadPolicyVersions } from './load-policy-versions.ts'

export interface PutQuestion {
  readonly question: ClockQuestion
  /** Of the timers of running clocks, by id. */
  readonly versions: ReadonlyMap<string, number>
}

interface Promised {
  readonly policyId: string
  readonly policyVersion: number
  readonly metric: Metric
  readonly groups?: readonly string[]
}

/** Loads what decides about the clocks of these conversations; for a conversation that is new, nothing. */
export async function clockQuestions(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  channel: Channel,
  followed: readonly FollowedConversation[],
  reselection: Reselection | null,
): Promise<readonly PutQuestion[]> {
  const { brandId } = channel
  const [calendars, policies] = [await tx.setup.calendars(brandId), await tx.setup.policies(brandId)]
  const older = followed.filter(({ timeline }) => timeline.turns.length > 0)
  const timers = older.length === 0 ? [] : await tx.timers.ofConversations(brandId, idsOf(older), 'clock')
  const running = groupBy(timers, ({ conversationId }) => conversationId)
  const versions = new Map(timers.map(({ id, version }) => [id, version]))

  const items = []
  for (const item of followed) {
    const door =
      item.conversation.channelId === channel.id ? channel : await doorOf(tx, channel, item.conversation)
    const policy = selectPolicy(policies, traitsOf(door, item.conversation))
    const promise = (metric: Metric, groups?: readonly string[]) =>
      policy && promiseOf(policy, metric, calendars, groups)
    const open = (running.get(item.conversation.id) ?? []).flatMap((timer): KnownClock[] => {
      const clock = clockOfTimer(timer)
      return clock ? [{ ended: null, ...clock }] : []
    })
    const openIds = new Set(open.map(({ id }) => id))
    const ended = item.timeline.turns.length === 0 ? [] : await endedClocks(tx, item, open, promise)
    const known = [...ended.filter(({ id }) => !openIds.has(id)), ...open]
    const holdings = await holdingsFor(tx, item, known, promise)
    items.push({ item, policy, promise, known, holdings })
  }
  const wanted = items.flatMap(({ item, known }) => [
    ...known,
    ...item.timeline.carried.flatMap((wait) => wait.promise ?? []),
  ])
  const policyVersion = await loadPolicyVersions(tx, brandId, wanted)
  const began = (clock: Promised) => {
    const policy = policyVersion(clock.policyId, clock.policyVersion)
    return policy && promiseOf(policy, clock.metric, calendars, clock.groups)
  }
  return items.map(({ item, policy, promise, known, holdings }) => ({
    versions,
    question: {
      holdings,
      known,
      promise,
      promiseOf: (clock) =>
        clock.ended === null && leaves(clock, policy, reselection)
          ? promise(clock.metric, clock.groups)
          : began(clock),
      promiseOfCarried: (wait) => wait.promise && began(wait.promise),
      beginAll: reselection !== null,
      newId: deps.newId,
      ...course(item),
    },
  }))
}

function course({ conversation, timeline, changes, turns, status, fresh }: FollowedConversation) {
  const idsWhere = (...types: readonly string[]) =>
    new Set(changes.filter(({ change }) => types.includes(change.type)).map(({ turn }) => turn.id))
  return {
    conversationId: conversation.id,
    course: timeline,
    turns,
    halts: status.halts,
    opened: idsWhere('opened'),
    removed: idsWhere('removed'),
    fresh,
  }
}

/** Clocks that have ended live in the log; it is asked only where one of them may be judged again, or go on. What is new has none. */
async function endedClocks(
  tx: Transaction,
  { conversation, timeline, changes }: FollowedConversation,
  open: readonly KnownClock[],
  promise: Parameters<typeof courseMetrics>[1],
): Promise<readonly KnownClock[]> {
  const late = changes.some(({ change }) => change.type === 'corrected' || change.type === 'removed')
  const whole = courseMetrics(timeline, promise).some(
    (metric) => severalAtOnce(metric) || !open.some((clock) => clock.metric === metric),
  )
  if (!late && !whole && !open.some(({ metric }) => severalAtOnce(metric) || metric === 'periodic_update'))
    return []
  const types = ['clock.finished', 'clock.corrected'] as const
  const ended = clocksOfEvents(await tx.events.about(conversation.brandId, conversation.id, types))
  return ended.filter((clock) => !isGone(clock, conversation.mergedInto !== null, timeline.carried))
}

/** One that runs does not mean that none has ended of the same stretch of the conversation. */
function severalAtOnce(metric: Metric): boolean {
  return metric === 'promise' || isInternalMetric(metric)
}

/** Who had it matters to what we promise each other alone. */
async function holdingsFor(
  tx: Transaction,
  { conversation, timeline }: FollowedConversation,
  known: readonly KnownClock[],
  promise: Parameters<typeof courseMetrics>[1],
): Promise<readonly Holding[]> {
  const metrics = [...known.map(({ metric }) => metric), ...courseMetrics({ messages: [] }, promise)]
  if (timeline.turns.length === 0 || !metrics.some(isInternalMetric)) return []
  return tx.dispatches.holders(conversation.brandId, conversation.id as ConversationId)
}

/**
 * What ended so does not come back, since another clock took its place. A merge's clocks do once the merge is taken back, but for those
 * that gave way to a wait which another merge brought here and which is here still.
 */
function isGone(clock: KnownClock, isMerged: boolean, carried: readonly CarriedWait[]): boolean {
  if (clock.ended?.reason === 'policy_changed') return true
  if (clock.ended?.reason !== 'merged') return false
  if (isMerged) return true
  return isReplyMetric(clock.metric) && carried.length > 0 && !carried.some((wait) => isCarried(clock, wait))
}

function leaves(clock: KnownClock, policy: Policy | null, reselection: Reselection | null): boolean {
  if (reselection === null) return false
  return reselection.to === 'version' || clock.policyId !== policy?.id
}

/** A thread that was merged may go on in a conversation of another channel. */
async function doorOf(tx: Transaction, channel: Channel, { channelId }: Conversation): Promise<Channel> {
  return (await tx.setup.channel(channelId)) ?? channel
}

function traitsOf(channel: Channel, conversation: Conversation) {
  const { priority, language, segment, tags } = conversation
  return { channel: channel.slug, kind: channel.kind, priority, language, segment, tags }
}

function idsOf(followed: readonly FollowedConversation[]): readonly string[] {
  return followed.map(({ conversation }) => conversation.id)
}
