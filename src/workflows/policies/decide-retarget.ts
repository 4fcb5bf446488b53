import type { KnownClock } from '../../domain/clock/clock.ts'
import type { ClockDecision } from '../../domain/clock/clock-question.ts'
import type { Holding } from '../../domain/clock/holding.ts'
import { pairClocks } from '../../domain/clock/pair-clocks.ts'
import { promiseOf, type TurnPromise } from '../../domain/clock/promise-for-turn.ts'
import { retargetClock } from '../../domain/clock/retarget-clock.ts'
import type { Span } from '../../domain/clock/spans/span.ts'
import { isInternalMetric, isReplyMetric, spansOf } from '../../domain/clock/spans/spans-of.ts'
import type { Halt } from '../../domain/conversation/halt.ts'
import type { BrandId, ConversationId } from '../../domain/ids.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import { selectPolicy } from '../../domain/policy/select-policy.ts'
import type { Transaction } from '../ports/store.ts'
import type { RunningClock } from '../ports/timer-store.ts'
import { clockOfTimer } from '../turns/clock-record.ts'
import { courseState, type CourseState } from '../turns/course-state.ts'

export interface RetargetDecision {
  readonly clock: RunningClock
  /** Null: it stays as it is. */
  readonly decision: (ClockDecision & { readonly halts: readonly Halt[] }) | null
}

/** What these policies promise to clocks that run, and what that does to each. Courses are looked at only where they matter. */
export async function decideRetarget(
  tx: Transaction,
  brandId: BrandId,
  batch: readonly RunningClock[],
  policies: readonly Policy[],
): Promise<readonly RetargetDecision[]> {
  const calendars = await tx.setup.calendars(brandId)
  const items = batch.map((clock) => {
    const known: KnownClock = { ...clockOfTimer(clock.timer)!, ended: null }
    const policy = selectPolicy(policies, clock.traits)
    return { clock, known, promise: policy && promiseOf(policy, known.metric, calendars, known.groups) }
  })
  const involved = items.filter(
    ({ known, promise }) =>
      known.pausedAt !== null || !isReplyMetric(known.metric) || promise?.target.pausedIn.length,
  )
  const ids = [...new Set(involved.map(({ known }) => known.conversationId))]
  const timelines = await tx.conversations.timelines(brandId, ids)
  const states = new Map<string, Measurable>()
  for (const [id, timeline] of timelines) {
    const internal = items.some(({ known }) => known.conversationId === id && isInternalMetric(known.metric))
    const holdings = internal ? await tx.dispatches.holders(brandId, id as ConversationId) : []
    states.set(id, { ...courseState(timeline, tx.now), holdings })
  }
  return items.map(({ clock, known, promise }) => {
    const state = states.get(known.conversationId)
    const halts = state?.halts ?? []
    const span = (promise && state && spanOf(known, state, promise)) ?? plainSpan(known)
    const decision = retargetClock(known, span, promise, halts, tx.now)
    return { clock, decision: decision && { ...decision, halts } }
  })
}

type Measurable = CourseState & { readonly holdings: readonly Holding[] }

/** What a clock measures, found in the course of its conversation. */
function spanOf(known: KnownClock, state: Measurable, { target, policy }: TurnPromise): Span | null {
  if (isReplyMetric(known.metric)) return null
  const { turns, halts } = state
  const spans = spansOf(known.metric, state, turns, halts, target.reopen, policy.revivedAfter)
  return pairClocks([known], spans).find((pair) => pair.known === known)?.span ?? null
}

/** A reply clock that runs needs nothing but its beginning. */
function plainSpan({ metric, turnId, startedAt, groups, history }: KnownClock): Span {
  return {
    metric,
    turnId,
    startedAt,
    openedBy: turnId,
    end: null,
    gaps: [],
    promisedAt: null,
    groups,
    history,
  }
}
