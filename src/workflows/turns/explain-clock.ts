import { explainClock, type ClockExplanation } from '../../domain/clock/explain-clock.ts'
import { finishClock } from '../../domain/clock/finish-clock.ts'
import type { KnownClock } from '../../domain/clock/clock.ts'
import type { Holding } from '../../domain/clock/holding.ts'
import { pairClocks } from '../../domain/clock/pair-clocks.ts'
import { promiseOf } from '../../domain/clock/promise-for-turn.ts'
import { replySpan } from '../../domain/clock/spans/reply-spans.ts'
import type { Span } from '../../domain/clock/spans/span.ts'
import { isReplyMetric, spansOf } from '../../domain/clock/spans/spans-of.ts'
import type { BrandId, ConversationId } from '../../domain/ids.ts'
import type { Policy, Target } from '../../domain/policy/policy.ts'
import type { Deps, Transaction } from '../ports/store.ts'
import { clockOfTimer, clocksOfEvents } from './clock-record.ts'
import { courseState, type CourseState } from './course-state.ts'

export interface ExplainClock {
  readonly brandId: BrandId
  readonly conversationId: ConversationId
  readonly clockId: string
}

export interface ExplainedClock extends ClockExplanation {
  readonly clock: KnownClock
  readonly state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled'
  readonly policy: Policy
  readonly target: Target
  /** Of everybody who is named, by id. */
  readonly names: ReadonlyMap<string, string>
}

export type ExplainClockOutcome =
  | { readonly type: 'explained'; readonly explained: ExplainedClock }
  | { readonly type: 'refused'; readonly reason: 'not_found' | 'not_measured' }

/** Why a clock is due when it is: of one that runs, and of one that has ended. Nothing is changed, and nothing held up. */
export function explainClockOf(
  deps: Pick<Deps, 'store'>,
  { brandId, conversationId, clockId }: ExplainClock,
): Promise<ExplainClockOutcome> {
  return deps.store.transaction(async (tx) => {
    const known = await knownClocks(tx, brandId, conversationId)
    const clock = known.find(({ id }) => id === clockId)
    const policy = clock && (await tx.setup.policyVersion(brandId, clock.policyId, clock.policyVersion))
    const promise = policy && promiseOf(policy, clock.metric, await tx.setup.calendars(brandId), clock.groups)
    if (!promise) return { type: 'refused', reason: 'not_found' }
    const timeline = (await tx.conversations.timelines(brandId, [conversationId])).get(conversationId)!
    const state = courseState(timeline, tx.now)
    const holdings = await tx.dispatches.holders(brandId, conversationId)
    const span = spanOf(clock, known, { ...state, holdings }, promise.policy, promise.target)
    if (!span) return { type: 'refused', reason: 'not_measured' }
    const explanation = explainClock(clock, promise, span, state.halts, holdings, tx.now)
    const { target } = promise
    const names = await tx.people.names(personsIn(explanation))
    return {
      type: 'explained',
      explained: { ...explanation, clock, state: stateOf(clock), policy: promise.policy, target, names },
    }
  })
}

async function knownClocks(
  tx: Transaction,
  brandId: BrandId,
  conversationId: ConversationId,
): Promise<readonly KnownClock[]> {
  const running = (await tx.timers.standing(brandId, conversationId)).flatMap((timer): KnownClock[] => {
    const clock = clockOfTimer(timer)
    return clock ? [{ ...clock, ended: null }] : []
  })
  const types = ['clock.finished', 'clock.corrected'] as const
  const ended = clocksOfEvents(await tx.events.about(brandId, conversationId, types))
  return [...running, ...ended.filter(({ id }) => running.every((clock) => clock.id !== id))]
}

/** What the clock measures in the course as it is known now; null where late facts have dissolved it. */
function spanOf(
  clock: KnownClock,
  known: readonly KnownClock[],
  state: CourseState & { readonly holdings: readonly Holding[] },
  policy: Policy,
  target: Target,
): Span | null {
  const { metric, turnId } = clock
  const { turns, halts } = state
  if (isReplyMetric(metric)) {
    const turn = turns.find(({ id }) => id === turnId)
    return turn ? { ...replySpan(turn, metric), startedAt: clock.startedAt } : null
  }
  const spans = spansOf(metric, state, turns, halts, target.reopen, policy.revivedAfter)
  const own = known.filter((one) => one.metric === metric)
  return pairClocks(own, spans).find((pair) => pair.known === clock)?.span ?? null
}

function stateOf(clock: KnownClock): ExplainedClock['state'] {
  if (clock.ended) return finishClock(clock, clock.ended).state
  if (clock.breachedAt !== null) return 'breached'
  return clock.pausedAt === null ? 'running' : 'paused'
}

function personsIn({ segments }: ClockExplanation): readonly string[] {
  const ids = segments.flatMap(({ pausedBy, holder, handedOverBy }) => [
    pausedBy?.began.personId,
    holder?.personId,
    handedOverBy,
  ])
  return [...new Set(ids.filter((id) => id != null))]
}
