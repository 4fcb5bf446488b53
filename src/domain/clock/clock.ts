import type { Metric, Policy } from '../policy/policy.ts'
import type { Instant, Millis } from '../time/instant.ts'
import type { PlannedStep } from './lay-steps.ts'
import type { ClockPlan } from './plan-clock.ts'
import type { Span, SpanEnd } from './spans/span.ts'

/** A clock as far as it is known, running or finished. */
export interface Clock {
  readonly id: string
  readonly conversationId: string
  /** The turn that it began with. */
  readonly turnId: string
  readonly metric: Metric
  /** As those of its span. */
  readonly groups: readonly string[]
  readonly policyId: string
  readonly policyVersion: number
  readonly startedAt: Instant
  /** Null while it stands still before it is used up. */
  readonly dueAt: Instant | null
  readonly steps: readonly PlannedStep[]
  /** So many of its steps, from the first. */
  readonly stepsFired: number
  readonly breachedAt: Instant | null
  readonly pausedAt: Instant | null
  /** Open time left while it stands still; below zero after due. */
  readonly remaining: Millis | null
  readonly history: boolean
}

/** A clock as it was stored before the newest facts: one that ended carries its end. */
export type KnownClock = Clock & {
  readonly ended: SpanEnd | null
}

/** A clock that begins on a span, as its plan says; nothing has fired. */
export function newClock(
  id: string,
  conversationId: string,
  span: Span,
  policy: Pick<Policy, 'id' | 'version'>,
  plan: ClockPlan,
): Clock {
  return {
    id,
    conversationId,
    turnId: span.turnId,
    metric: span.metric,
    groups: span.groups,
    policyId: policy.id,
    policyVersion: policy.version,
    startedAt: span.startedAt,
    dueAt: plan.dueAt,
    steps: plan.steps,
    stepsFired: 0,
    breachedAt: null,
    pausedAt: plan.halt?.since ?? null,
    remaining: plan.halt?.remaining ?? null,
    history: span.history,
  }
}
