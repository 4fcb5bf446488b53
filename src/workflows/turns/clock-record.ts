import type { FinishedClockFacts, RecordedEvent } from '../../domain/event/event.ts'
import type { Metric } from '../../domain/policy/policy.ts'
import type { PlannedStep } from '../../domain/clock/plan-clock.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Timer } from '../../domain/timer/timer.ts'

/** A clock as far as it is known, running or finished. */
export interface ClockRecord {
  readonly id: string
  readonly conversationId: string
  readonly turnId: string
  readonly metric: Metric
  readonly policyId: string
  readonly policyVersion: number
  readonly startedAt: Instant
  readonly dueAt: Instant | null
  readonly steps: readonly PlannedStep[]
  readonly stepsFired: number
  readonly breachedAt: Instant | null
  readonly history: boolean
}

/** A running clock, as its timer carries it. Null for timers of other kinds. */
export function recordOfTimer(timer: Timer): ClockRecord | null {
  if (!timer.clock) return null
  const { turnId, metric, policyId, policyVersion, dueAt, breachedAt, history } = timer.clock
  return {
    id: timer.id,
    conversationId: timer.conversationId,
    turnId,
    metric,
    policyId,
    policyVersion,
    startedAt: timer.startedAt,
    dueAt,
    steps: timer.stepNames.map((name, index) => ({ name, at: timer.stepAt[index]! })),
    stepsFired: timer.step,
    breachedAt,
    history,
  }
}

/** The finished clocks of a conversation, each as its newest event tells it. */
export function recordsOfEvents(events: readonly RecordedEvent[]): readonly ClockRecord[] {
  const newest = new Map<string, ClockRecord>()
  for (const event of events) {
    if (event.type !== 'clock.finished' && event.type !== 'clock.corrected') continue
    newest.set(event.payload.clock_id, recordOfFacts(event.subject!, event.payload))
  }
  return [...newest.values()]
}

function recordOfFacts(conversationId: string, facts: FinishedClockFacts): ClockRecord {
  return {
    id: facts.clock_id,
    conversationId,
    turnId: facts.turn_id,
    metric: facts.metric,
    policyId: facts.policy_id,
    policyVersion: facts.policy_version,
    startedAt: Date.parse(facts.started_at),
    dueAt: facts.due_at === null ? null : Date.parse(facts.due_at),
    steps: facts.step_names.map((name, index) => ({ name, at: Date.parse(facts.step_at[index]!) })),
    stepsFired: facts.steps_fired,
    breachedAt: facts.breached_at === null ? null : Date.parse(facts.breached_at),
    history: facts.history,
  }
}
