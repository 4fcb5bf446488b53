import type { ClockVerdict } from '../../domain/clock/finish-clock.ts'
import type { TurnEnd } from '../../domain/conversation/turn.ts'
import type { ClockFacts, FinishedClockFacts, NewEvent, StepFacts } from '../../domain/event/event.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { ClockRecord } from './clock-record.ts'

export function armedEvent(brandId: string, clock: ClockRecord): NewEvent {
  return {
    type: 'clock.armed',
    brandId,
    subject: clock.conversationId,
    occurredAt: clock.startedAt,
    payload: factsOf(clock),
  }
}

export function retargetedEvent(brandId: string, clock: ClockRecord, reason: string): NewEvent {
  return {
    type: 'clock.retargeted',
    brandId,
    subject: clock.conversationId,
    occurredAt: clock.startedAt,
    payload: { clock_id: clock.id, due_at: formatted(clock.dueAt), reason },
  }
}

/** Everything that follows from the end of a clock: the end itself, a breach that nobody announced, and what was announced in vain. */
export function finishedEvents(
  brandId: string,
  clock: ClockRecord,
  end: TurnEnd,
  verdict: ClockVerdict,
  type: 'clock.finished' | 'clock.corrected',
): readonly NewEvent[] {
  const common = { brandId, subject: clock.conversationId }
  const reason = end.outcome === 'answered' ? null : end.outcome
  const answered_at = end.outcome === 'answered' ? formatInstant(end.at) : null
  const payload: FinishedClockFacts = {
    ...factsOf(clock),
    state: verdict.state,
    answered_at,
    breached_at: formatted(verdict.breachedAt),
    voided_at: verdict.breachVoided ? formatInstant(end.at) : null,
    steps_fired: clock.stepsFired,
    reason,
    history: clock.history,
  }
  return [
    ...(verdict.breachMissed ? [missedBreach(brandId, clock)] : []),
    ...verdict.voidedSteps
      .filter((name) => name !== 'due')
      .map((step_name): NewEvent => ({
        ...common,
        type: 'step.voided',
        occurredAt: end.at,
        payload: { clock_id: clock.id, step_name, reason: end.outcome },
      })),
    ...(verdict.breachVoided ? [voidedBreach(brandId, clock, end)] : []),
    { ...common, type, occurredAt: end.at, payload },
  ]
}

function voidedBreach(brandId: string, clock: ClockRecord, end: TurnEnd): NewEvent {
  return {
    type: 'breach.voided',
    brandId,
    subject: clock.conversationId,
    occurredAt: end.at,
    payload: {
      clock_id: clock.id,
      due_at: formatInstant(clock.dueAt ?? clock.breachedAt!),
      answered_at: end.outcome === 'answered' ? formatInstant(end.at) : null,
      reason: end.outcome,
    },
  }
}

/** A breach that is learnt together with its answer: the fact is recorded, though no step ever fired. */
function missedBreach(brandId: string, clock: ClockRecord): NewEvent {
  const payload: StepFacts = {
    timer_id: clock.id,
    kind: 'clock',
    step: clock.steps.findIndex((step) => step.name === 'due'),
    step_name: 'due',
    version: 0,
    last: false,
    history: clock.history,
    metric: clock.metric,
    turn_id: clock.turnId,
    policy_id: clock.policyId,
    policy_version: clock.policyVersion,
    due_at: formatInstant(clock.dueAt!),
  }
  return {
    type: 'breach.detected',
    brandId,
    subject: clock.conversationId,
    occurredAt: clock.dueAt!,
    payload,
  }
}

function factsOf(clock: ClockRecord): ClockFacts {
  return {
    clock_id: clock.id,
    turn_id: clock.turnId,
    metric: clock.metric,
    policy_id: clock.policyId,
    policy_version: clock.policyVersion,
    started_at: formatInstant(clock.startedAt),
    due_at: formatted(clock.dueAt),
    step_names: clock.steps.map((step) => step.name),
    step_at: clock.steps.map((step) => formatInstant(step.at)),
  }
}

function formatted(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at)
}
