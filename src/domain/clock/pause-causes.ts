import type { Cause, Halt } from '../conversation/halt.ts'
import type { Target } from '../policy/policy.ts'
import type { Instant } from '../time/instant.ts'
import type { Span } from './spans/span.ts'

const nobody: Cause = { personId: null, reason: 'unknown', note: null }

/** Who stopped a clock, and why: the first of what has held it since then. */
export function causeOfPause(
  target: Target,
  span: Pick<Span, 'gaps'>,
  halts: readonly Halt[],
  since: Instant,
): Cause {
  const holding = stopping(target, span, halts).filter(({ from, to }) => from <= since && to > since)
  return holding.sort((a, b) => a.from - b.from)[0]?.began ?? nobody
}

/** Who let a clock run again, when and why: the last thing that held it and ended. */
export function causeOfResume(
  target: Target,
  span: Pick<Span, 'gaps'>,
  halts: readonly Halt[],
): { readonly at: Instant; readonly cause: Cause } | null {
  const over = stopping(target, span, halts).filter(({ to }) => to !== Infinity)
  const last = over.sort((a, b) => b.to - a.to)[0]
  return last ? { at: last.to, cause: last.ended ?? nobody } : null
}

/** Everything that holds a clock: the statuses that its policy names, and the gaps of what it measures. */
export function stopping(
  { pausedIn }: Pick<Target, 'pausedIn'>,
  { gaps }: Pick<Span, 'gaps'>,
  halts: readonly Halt[],
): Halt[] {
  return [...halts.filter(({ status }) => (pausedIn as readonly string[]).includes(status)), ...gaps]
}
