import type { Instant } from '../domain/time/instant.ts'
import type { NewTimer } from '../domain/timer/timer.ts'

/** When a timer fires next; null while it is paused and after its last step. */
export function nextAt({
  clock,
  step = 0,
  stepAt,
}: Pick<NewTimer, 'clock' | 'step' | 'stepAt'>): Instant | null {
  return clock && clock.pausedAt !== null ? null : (stepAt[step] ?? null)
}
