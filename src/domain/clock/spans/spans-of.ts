import type { Course } from '../../conversation/course.ts'
import type { Halt } from '../../conversation/halt.ts'
import type { InternalMetric, Metric, Reopen } from '../../policy/policy.ts'
import type { Millis } from '../../time/instant.ts'
import type { Holding } from '../holding.ts'
import { claimSpans, groupSpans } from './internal-spans.ts'
import { promiseSpans, updateSpans } from './message-spans.ts'
import { replySpan } from './reply-spans.ts'
import { requesterWaitSpans } from './requester-wait-spans.ts'
import { resolutionSpans } from './resolution-spans.ts'
import type { CourseTurn, Span } from './span.ts'

/** Metrics that are measured over turns; the others look at the whole conversation. */
export function isReplyMetric(metric: Metric): boolean {
  return metric === 'first_response' || metric === 'next_response'
}

/** Metrics that look at who had the work. */
export function isInternalMetric(metric: Metric): metric is InternalMetric {
  return metric === 'claim_to_reply' || metric === 'group_share'
}

/** What is measured besides turns and statuses. */
export interface Measured {
  readonly course: Pick<Course, 'messages'>
  readonly holdings: readonly Holding[]
}

/** Every stretch of a conversation that a metric measures, in order. A pure function of what happened. */
export function spansOf(
  metric: Metric,
  { course: { messages }, holdings }: Measured,
  turns: readonly CourseTurn[],
  halts: readonly Halt[],
  reopen: Reopen,
  revivedAfter?: Millis,
): readonly Span[] {
  switch (metric) {
    case 'first_response':
    case 'next_response':
      return turns.map((turn) => replySpan(turn)).filter((span) => span.metric === metric)
    case 'resolution':
      return resolutionSpans(turns, halts, reopen, revivedAfter)
    case 'requester_wait':
      return requesterWaitSpans(turns, halts, reopen, revivedAfter)
    case 'periodic_update':
      return updateSpans(turns, messages, halts)
    case 'promise':
      return promiseSpans(turns, messages, halts)
    case 'claim_to_reply':
      return claimSpans(turns, holdings)
    case 'group_share':
      return groupSpans(turns, holdings)
    default:
      return metric satisfies never
  }
}
