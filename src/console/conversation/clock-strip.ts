import type { Clock, Event } from '../../http/api-types.ts'
import type { Instant } from '../../domain/time/instant.ts'

export interface StripSegment {
  readonly from: Instant
  readonly to: Instant
  /** `past` is waiting after the due time, `left` what is still ahead. */
  readonly state: 'run' | 'paused' | 'past' | 'left'
}

export interface StripMark {
  readonly at: Instant
  readonly name: string
  readonly fired: boolean
}

/** A clock as a strip of time from its start to its end. */
export interface Strip {
  readonly from: Instant
  readonly to: Instant
  readonly due: Instant | null
  readonly segments: readonly StripSegment[]
  readonly marks: readonly StripMark[]
}

/** The strip of a clock at `now`: where it ran, where it was paused, how far past due, what is left; with its steps. */
export function clockStrip(clock: Clock, events: readonly Event[], now: Instant): Strip {
  const from = Date.parse(clock.started_at)
  const due = clock.due_at === null ? null : Date.parse(clock.due_at)
  const end = clock.answered_at === null ? now : Date.parse(clock.answered_at)
  const to = Math.max(end, due ?? end, from + 1)
  const cuts = [from, ...pausesOf(clock, events).flat(), due ?? from, end, to]
  const edges = [...new Set(cuts.map((at) => Math.min(to, Math.max(from, at))))].sort((a, b) => a - b)
  const paused = pausesOf(clock, events)
  return {
    from,
    to,
    due,
    segments: edges.slice(0, -1).map((start, index) => {
      const stop = edges[index + 1] ?? to
      return { from: start, to: stop, state: stateOf(start, end, due, paused) }
    }),
    marks: clock.steps
      .map(({ at, name, fired }) => ({ at: Date.parse(at), name, fired }))
      .filter(({ at }) => at >= from && at <= to),
  }
}

function stateOf(
  at: Instant,
  end: Instant,
  due: Instant | null,
  pauses: readonly (readonly [Instant, Instant])[],
): StripSegment['state'] {
  if (at >= end) return 'left'
  if (pauses.some(([from, to]) => at >= from && at < to)) return 'paused'
  return due !== null && at >= due ? 'past' : 'run'
}

function pausesOf(clock: Clock, events: readonly Event[]): readonly (readonly [Instant, Instant])[] {
  const pauses: [Instant, Instant][] = []
  let since: Instant | null = null
  for (const { type, payload, occurred_at: occurred } of events) {
    if (payload['clock_id'] !== clock.id) continue
    if (type === 'clock.paused') since ??= Date.parse(occurred)
    if (type !== 'clock.resumed' || since === null) continue
    pauses.push([since, Date.parse(occurred)])
    since = null
  }
  if (since !== null) pauses.push([since, Number.MAX_SAFE_INTEGER])
  return pauses
}
