import type { z } from 'zod'
import { formatInstant, SECOND } from '../../../../domain/time/instant.ts'
import type { ClockSegment } from '../../../../domain/clock/explain-clock.ts'
import type { ExplainedClock } from '../../../../workflows/turns/explain-clock.ts'
import type { clockExplanation, clockSegment } from './schema.ts'

export function presentExplanation(explained: ExplainedClock): z.output<typeof clockExplanation> {
  const { clock, state, policy, target, duration, promisedAt, segments, open, remaining, names } = explained
  return {
    clock_id: clock.id,
    metric: clock.metric,
    group: target.group ?? null,
    state,
    policy: { id: policy.id, slug: policy.slug, name: policy.name, version: policy.version },
    calendar: target.calendar,
    target_seconds: 'targetSeconds' in duration ? duration.targetSeconds : null,
    target_business_days: 'targetBusinessDays' in duration ? duration.targetBusinessDays : null,
    promised_at: promisedAt === null ? null : formatInstant(promisedAt),
    started_at: formatInstant(clock.startedAt),
    due_at: clock.dueAt === null ? null : formatInstant(clock.dueAt),
    ended_at: clock.ended ? formatInstant(clock.ended.at) : null,
    segments: segments.map((segment) => presentSegment(segment, names)),
    open_seconds: open / SECOND,
    remaining_seconds: remaining === null ? null : remaining / SECOND,
  }
}

function presentSegment(
  { from, to, state, note, pausedBy, holder, handedOverBy }: ClockSegment,
  names: ReadonlyMap<string, string>,
): z.output<typeof clockSegment> {
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  return {
    from: formatInstant(from),
    to: formatInstant(to),
    state,
    seconds: (to - from) / SECOND,
    note: note ?? null,
    paused: pausedBy && {
      status: pausedBy.status,
      by: pausedBy.began.personId === null ? null : named(pausedBy.began.personId),
      reason: pausedBy.began.reason,
      note: pausedBy.began.note,
    },
    holder: holder && {
      ...named(holder.personId),
      origin: holder.origin,
      handed_over_by: handedOverBy === null ? null : named(handedOverBy),
    },
  }
}
