import type { Calendar } from '../calendar/compile-calendar.ts'
import type { Instant } from '../time/instant.ts'
import { instantOf, parseWallTime } from '../time/zone.ts'
import type { Duration, Target } from './policy.ts'

/** What a target promises to a clock that begins at an instant: its goals take effect when their date begins in the calendar's zone. */
export function goalAt(
  { duration, goals }: Pick<Target, 'duration' | 'goals'>,
  calendar: Calendar,
  startedAt: Instant,
): Duration {
  if (!goals) return duration
  const zone = calendar.desks[0]?.zone ?? 'UTC'
  const begun = goals.filter(({ from }) => instantOf(zone, parseWallTime(from)!, 'first') <= startedAt)
  return begun.at(-1)?.duration ?? duration
}
