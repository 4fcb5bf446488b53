import type { Instant } from '../time/instant.ts'
import type { Stretch } from './hours/stretch.ts'

/** Something that halts a clock, or lets it go on. */
export interface PauseEvent {
  readonly at: Instant
  readonly type: 'pause' | 'resume'
}

/**
 * When a clock stands still: pauses are counted, it runs again when as many resumes are in, a resume too many is ignored.
 * In order and disjoint; the last ends at Infinity while paused. Events may come in any order; those of one instant count as listed.
 */
export function pausedStretches(events: readonly PauseEvent[]): Stretch[] {
  const stretches: Stretch[] = []
  let depth = 0
  let since = 0
  for (const { at, type } of [...events].sort((a, b) => a.at - b.at)) {
    if (type === 'pause') {
      if (depth === 0) since = at
      depth += 1
    } else if (depth > 0) {
      depth -= 1
      if (depth === 0 && since < at) stretches.push({ from: since, to: at })
    }
  }
  if (depth > 0) stretches.push({ from: since, to: Infinity })
  return stretches
}
