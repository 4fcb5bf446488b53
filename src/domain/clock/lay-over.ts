import type { Instant } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import type { ClockPlan } from './plan-clock.ts'

export interface LaidOver {
  readonly clock: Clock
  /** Steps that fired and have not happened yet on the new course: they will fire again. */
  readonly rewound: readonly string[]
}

/**
 * Gives a clock a new course: what fired before `limit` (now, or when it stopped) on the new course too stays fired, what did not is taken
 * back. What is left never fires before what has fired.
 */
export function layOver(clock: Clock, startedAt: Instant, plan: ClockPlan, limit: Instant): LaidOver {
  const fired = new Set(clock.steps.slice(0, clock.stepsFired).map(({ name }) => name))
  const kept = plan.steps.filter(({ name, at }) => fired.has(name) && at < limit)
  const keptNames = new Set(kept.map(({ name }) => name))
  const lastAt = kept.at(-1)?.at ?? -Infinity
  const left = plan.steps
    .filter(({ name }) => !keptNames.has(name))
    .map(({ name, at }) => ({ name, at: Math.max(at, lastAt) }))
  const due = kept.find(({ name }) => name === 'due')
  return {
    clock: {
      ...clock,
      startedAt,
      dueAt: plan.dueAt,
      steps: [...kept, ...left],
      stepsFired: kept.length,
      breachedAt: due ? due.at : null,
      pausedAt: plan.halt?.since ?? null,
      remaining: plan.halt?.remaining ?? null,
    },
    rewound: plan.steps.filter(({ name }) => fired.has(name) && !keptNames.has(name)).map(({ name }) => name),
  }
}
