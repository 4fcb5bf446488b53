import { z } from 'zod'
import { parseCalendar } from '../calendar/parse-calendar.ts'
import type { Calendar } from '../calendar/compile-calendar.ts'
import type { Checked, Problem } from '../problem.ts'
import { SECOND, type Millis } from '../time/instant.ts'

export type ReplayMetric = 'first_response' | 'next_response'

export interface ReplayTarget {
  readonly metric: ReplayMetric
  readonly target: Millis
  readonly calendar: Calendar
}

const shape = z.object({
  targets: z
    .array(
      z.object({
        metric: z.enum(['first_response', 'next_response'], 'must be first_response or next_response'),
        target_seconds: z.number('is missing or no number').positive('must be more than zero'),
        calendar: z.unknown().optional(),
      }),
    )
    .min(1, 'a policy promises something'),
})

/** Reads the policy of a replay: targets with the calendar written out. All problems at once. */
export function parseReplayPolicy(value: unknown): Checked<readonly ReplayTarget[]> {
  const parsed = shape.safeParse(value)
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => ({
        path: path.map(String).join('.'),
        problem: message,
      })),
    }
  const problems: Problem[] = []
  const targets = parsed.data.targets.flatMap(({ metric, target_seconds, calendar }, index) => {
    const read = parseCalendar(calendar ?? '24x7')
    if (read.ok) return [{ metric, target: target_seconds * SECOND, calendar: read.calendar }]
    problems.push(
      ...read.problems.map(({ path, problem }) => ({ path: `targets.${index}.calendar.${path}`, problem })),
    )
    return []
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: targets }
}
