import { DAY, type Instant, type Millis } from './instant.ts'
import { offsetAt, type Zone } from './zone.ts'

/** The moment at which a zone's clocks jump, with how far they were and are ahead of UTC. */
export interface ClockChange {
  readonly zone: Zone
  readonly at: Instant
  readonly before: Millis
  readonly after: Millis
}

/** The clock changes of a zone in `(from, to]`, in order; no zone changes its clocks twice within a day. */
export function clockChanges(zone: Zone, from: Instant, to: Instant): ClockChange[] {
  const changes: ClockChange[] = []
  for (let start = from; start < to; start += DAY) {
    const end = Math.min(start + DAY, to)
    const [before, after] = [offsetAt(zone, start), offsetAt(zone, end)]
    if (before !== after) changes.push({ zone, at: firstWith(zone, after, start, end), before, after })
  }
  return changes
}

function firstWith(zone: Zone, offset: Millis, from: Instant, to: Instant): Instant {
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle) === offset) high = middle
    else low = middle
  }
  return high
}
