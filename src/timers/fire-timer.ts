import type { Instant } from '../domain/time/instant.ts'
import type { Timer } from '../domain/timer/timer.ts'

/** A step that has fired, as the event log tells it. */
export interface FiredStep {
  readonly type: 'breach.detected' | 'clock.step' | `${Exclude<Timer['kind'], 'clock'>}.due`
  readonly step: number
  readonly stepName: string
  readonly occurredAt: Instant
  /** True for the one step of a transition that side effects follow. */
  readonly last: boolean
}

export interface Firing {
  readonly steps: readonly FiredStep[]
  /** The timer afterwards; null once it has left the table. A clock stays until it is met or cancelled. */
  readonly timer: Timer | null
}

/**
 * What a claim does with a timer: every step that lies before `now` has happened, all of them make one transition, and
 * what follows, follows from the last one. The SQL of the claim does the same to a whole batch; null if nothing is due.
 */
export function fireTimer(timer: Timer, now: Instant): Firing | null {
  const passed = passedSteps(timer, now)
  if (passed === 0) return null
  const moved = advance(timer, passed)
  const ended = timer.clock === null && moved.step === timer.stepAt.length
  return {
    steps: firedSteps(timer, passed, true),
    timer: ended ? null : { ...moved, version: timer.version + 1 },
  }
}

/**
 * What an end at `end` does with a timer: steps before it have happened, though nobody saw them in time, and nothing
 * follows from them; steps at or after it never will.
 */
export function closeTimer(
  timer: Timer,
  end: Instant,
): { readonly steps: readonly FiredStep[]; readonly timer: Timer } {
  const passed = passedSteps(timer, end)
  return { steps: firedSteps(timer, passed, false), timer: advance(timer, passed) }
}

function passedSteps(timer: Timer, now: Instant): number {
  if (timer.clock && timer.clock.pausedAt !== null) return 0
  return timer.stepAt.slice(timer.step).filter((at) => at < now).length
}

function firedSteps(timer: Timer, passed: number, followed: boolean): readonly FiredStep[] {
  return timer.stepAt.slice(timer.step, timer.step + passed).map((occurredAt, index) => {
    const step = timer.step + index
    const stepName = timer.stepNames[step]!
    return {
      type: typeOf(timer, stepName),
      step,
      stepName,
      occurredAt,
      last: followed && index === passed - 1,
    }
  })
}

function typeOf(timer: Timer, stepName: string): FiredStep['type'] {
  if (timer.kind !== 'clock') return `${timer.kind}.due`
  return stepName === 'due' ? 'breach.detected' : 'clock.step'
}

/** The timer with so many more steps fired; a clock that passes `due` is breached at its due time. */
export function advance(timer: Timer, passed: number): Timer {
  const step = timer.step + passed
  const breached = timer.clock && timer.stepNames.slice(timer.step, step).includes('due')
  return { ...timer, step, clock: breached ? { ...timer.clock, breachedAt: timer.clock.dueAt } : timer.clock }
}
