import type { Clock } from '../../domain/clock/clock.ts'
import type { ClockVerdict } from '../../domain/clock/finish-clock.ts'
import type { SpanEnd } from '../../domain/clock/spans/span.ts'
import type { Cause } from '../../domain/conversation/halt.ts'
import type { ClockFacts, FinishedClockFacts, NewEvent, StepFacts } from '../../domain/event/event.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'

export function armedEvent(brandId: string, clock: Clock): NewEvent {
  return {
    type: 'clock.armed',
    brandId,
    subject: clock.conversationId,
    occurredAt: clock.startedAt,
    payload: factsOf(clock),
  }
}

export function pausedEvent(brandId: string, clock: Clock, cause: Cause): NewEvent {
  return {
    type: 'clock.paused',
    brandId,
    subject: clock.conversationId,
    occurredAt: clock.pausedAt!,
    payload: { clock_id: clock.id, remaining_ms: clock.remaining!, ...told(cause) },
  }
}

export function resumedEvent(brandId: string, clock: Clock, at: Instant, cause: Cause): NewEvent {
  return {
    type: 'clock.resumed',
    brandId,
    subject: clock.conversationId,
    occurredAt: at,
    payload: { clock_id: clock.id, due_at: formatInstant(clock.dueAt!), ...told(cause) },
  }
}

/** A clock has another course; what fired and has not happened on it is taken back. */
export function retargetedEvents(
  brandId: string,
  clock: Clock,
  rewound: readonly string[],
  at: Instant,
  cause: Cause,
): readonly NewEvent[] {
  const { reason } = cause
  return [
    ...voidedEvents(brandId, clock, rewound, { at, fulfilled: false, reason }),
    ...(rewound.includes('due') ? [voidedBreach(brandId, clock, { at, fulfilled: false, reason })] : []),
    {
      type: 'clock.retargeted',
      brandId,
      subject: clock.conversationId,
      occurredAt: at,
      payload: {
        clock_id: clock.id,
        due_at: formatted(clock.dueAt),
        policy_id: clock.policyId,
        policy_version: clock.policyVersion,
        ...told(cause),
      },
    },
  ]
}

/** Everything that follows from the end of a clock: the end itself, a breach that nobody announced, and what was announced in vain. */
export function finishedEvents(
  brandId: string,
  clock: Clock,
  end: SpanEnd,
  verdict: ClockVerdict,
  type: 'clock.finished' | 'clock.corrected',
): readonly NewEvent[] {
  const payload: FinishedClockFacts = {
    state: verdict.state,
    answered_at: end.fulfilled ? formatInstant(end.at) : null,
    breached_at: formatted(verdict.breachedAt),
    voided_at: verdict.breachVoided ? formatInstant(end.at) : null,
    steps_fired: clock.stepsFired,
    reason: end.reason,
    history: clock.history,
    ...factsOf(clock),
  }
  return [
    ...(verdict.breachMissed ? [missedBreach(brandId, clock)] : []),
    ...voidedEvents(brandId, clock, verdict.voidedSteps, end),
    ...(verdict.breachVoided ? [voidedBreach(brandId, clock, end)] : []),
    { brandId, subject: clock.conversationId, type, occurredAt: end.at, payload },
  ]
}

function voidedEvents(
  brandId: string,
  clock: Clock,
  names: readonly string[],
  end: SpanEnd,
): readonly NewEvent[] {
  return names
    .filter((name) => name !== 'due')
    .map((step_name) => ({
      brandId,
      subject: clock.conversationId,
      type: 'step.voided',
      occurredAt: end.at,
      payload: { clock_id: clock.id, step_name, reason: end.reason ?? 'answered' },
    }))
}

function voidedBreach(brandId: string, clock: Clock, end: SpanEnd): NewEvent {
  const dueAt = clock.dueAt ?? clock.breachedAt ?? clock.steps.find(({ name }) => name === 'due')!.at
  return {
    type: 'breach.voided',
    brandId,
    subject: clock.conversationId,
    occurredAt: end.at,
    payload: {
      clock_id: clock.id,
      due_at: formatInstant(dueAt),
      answered_at: end.fulfilled ? formatInstant(end.at) : null,
      reason: end.reason ?? 'answered',
    },
  }
}

/** A breach that is learnt together with its answer: the fact is recorded, though no step ever fired. */
function missedBreach(brandId: string, clock: Clock): NewEvent {
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
    ...groupsOf(clock),
  }
  return {
    type: 'breach.detected',
    brandId,
    subject: clock.conversationId,
    occurredAt: clock.dueAt!,
    payload,
  }
}

function told({ personId, reason, note }: Cause) {
  return { person_id: personId, reason, note }
}

function factsOf(clock: Clock): ClockFacts {
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
    ...groupsOf(clock),
  }
}

function groupsOf({ metric, groups }: Clock): Pick<ClockFacts, 'groups'> {
  return metric === 'group_share' ? { groups } : {}
}

function formatted(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at)
}
