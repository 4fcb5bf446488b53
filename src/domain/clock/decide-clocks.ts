import type { Instant } from '../time/instant.ts'
import type { ClockDecision, ClockQuestion } from './clock-question.ts'
import { courseClocks, courseMetrics } from './course-clocks.ts'
import { replyClocks } from './reply-clocks.ts'
import { isReplyMetric } from './spans/spans-of.ts'

/** Compares the clocks that are known with what has to be measured, and says what must change. */
export function decideClocks(question: ClockQuestion, now: Instant): readonly ClockDecision[] {
  const known = question.known.map(({ metric }) => metric).filter((metric) => !isReplyMetric(metric))
  const others = new Set([...known, ...courseMetrics(question.course, question.promise)])
  return [
    ...replyClocks(question, now),
    ...[...others].flatMap((metric) => courseClocks(question, metric, now)),
  ]
}
