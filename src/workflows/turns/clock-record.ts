import type { Clock, KnownClock } from '../../domain/clock/clock.ts'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { FinishedClockFacts, RecordedEvent } from '../../domain/event/event.ts'
import type { NewTimer, Timer } from '../../domain/timer/timer.ts'

/** A running clock, as its timer carries it. Null for timers of other kinds. */
export function clockOfTimer(timer: Timer): Clock | null {
  if (!timer.clock) return null
  const { turnId, metric, groups, policyId, policyVersion, dueAt, breachedAt, pausedAt, remaining, history } =
    timer.clock
  return {
    id: timer.id,
    conversationId: timer.conversationId,
    turnId,
    metric,
    groups,
    policyId,
    policyVersion,
    startedAt: timer.startedAt,
    dueAt,
    steps: timer.stepNames.map((name, index) => ({ name, at: timer.stepAt[index]! })),
    stepsFired: timer.step,
    breachedAt,
    pausedAt,
    remaining,
    history,
  }
}

/** The timer that lets a clock run, or stand still. */
export function timerOf(channel: Pick<Channel, 'brandId'>, clock: Clock): NewTimer {
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
      groups: clock.groups,
      policyId: clock.policyId,
      policyVersion: clock.policyVersion,
      dueAt: clock.dueAt,
      breachedAt: clock.breachedAt,
      pausedAt: clock.pausedAt,
      remaining: clock.remaining,
      history: clock.history,
    },
  }
}

/** The finished clocks of a conversation, each as its newest event tells it. */
export function clocksOfEvents(events: readonly RecordedEvent[]): readonly KnownClock[] {
  const newest = new Map<string, KnownClock>()
  for (const event of events) {
    if (event.type !== 'clock.finished' && event.type !== 'clock.corrected') continue
    const clock = clockOfFacts(event.subject!, event.payload)
    const { answered_at, reason } = event.payload
    newest.set(clock.id, {
      ...clock,
      ended: { at: event.occurredAt, fulfilled: answered_at !== null, reason },
    })
  }
  return [...newest.values()]
}

function clockOfFacts(conversationId: string, facts: FinishedClockFacts): Clock {
  return {
    id: facts.clock_id,
    conversationId,
    turnId: facts.turn_id,
    metric: facts.metric,
    groups: facts.groups ?? [],
    policyId: facts.policy_id,
    policyVersion: facts.policy_version,
    startedAt: Date.parse(facts.started_at),
    dueAt: facts.due_at === null ? null : Date.parse(facts.due_at),
    steps: facts.step_names.map((name, index) => ({ name, at: Date.parse(facts.step_at[index]!) })),
    stepsFired: facts.steps_fired,
    breachedAt: facts.breached_at === null ? null : Date.parse(facts.breached_at),
    pausedAt: null,
    remaining: null,
    history: facts.history,
  }
}
