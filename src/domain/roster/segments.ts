import type { Instant } from '../time/instant.ts'
import type { Roster } from './compile-roster.ts'
import { whoIsOnShift } from './on-shift.ts'
import { emptyPresence, enter, leave, type Presence } from './presence.ts'
import type { Member, Period } from './schedule.ts'

/** A stretch in which nobody comes or goes. */
export interface Segment extends Period {
  readonly members: ReadonlySet<Member>
}

/** Cuts `[from, to)` wherever the answer may change; neighbours may hold the same people. Asks the rules once a segment. */
export function* segmentsOf(roster: Roster, from: Instant, to: Instant): Generator<Segment> {
  const edges = edgesOf(roster, from, to)
  const presence = emptyPresence()
  let next = 0
  for (let at = from; at < to;) {
    for (; next < edges.length && edges[next]!.at <= at; next += 1) edges[next]!.apply(presence)
    const until = edges[next]?.at ?? to
    yield { from: at, to: until, members: whoIsOnShift(roster, presence, at) }
    at = until
  }
}

interface Edge {
  readonly at: Instant
  readonly apply: (presence: Presence) => void
}

function edgesOf(roster: Roster, from: Instant, to: Instant): Edge[] {
  const edges: Edge[] = []
  for (const { priority, spans } of roster.layers) {
    for (const span of spans(from, to - 1)) {
      edges.push({
        at: Math.max(span.from, from),
        apply: (presence) => enter(presence, priority, span.members),
      })
      if (span.to < to)
        edges.push({ at: span.to, apply: (presence) => leave(presence, priority, span.members) })
    }
  }
  for (const change of roster.changes) {
    for (const at of [change.from, change.to])
      if (at > from && at < to) edges.push({ at, apply: () => undefined })
  }
  return edges.sort((one, other) => one.at - other.at)
}
