import { HOUR, type Instant } from '../time/instant.ts'
import type { Course } from './course.ts'
import { courseInOrder } from './course-in-order.ts'
import type { Settlement } from './turn.ts'

/** For how long solving and merging can be taken back. */
export const TAKE_BACK_WITHIN = HOUR

export type TakeBack =
  | { readonly type: 'allowed'; readonly settlement: Settlement }
  | { readonly type: 'refused'; readonly reason: 'nothing_to_take_back' | 'too_late' | 'went_on' }

/**
 * Whether the last settlement of one of these outcomes can be taken back at `now`: within the hour, its last millisecond included, and
 * only while nothing has happened since, or an answer or a further question would lose its place.
 */
export function takeBack(course: Course, outcomes: readonly Settlement['outcome'][], now: Instant): TakeBack {
  const settlement = course.settlements
    .filter(({ outcome }) => outcomes.includes(outcome))
    .toSorted((a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1))
    .at(-1)
  if (!settlement) return { type: 'refused', reason: 'nothing_to_take_back' }
  if (courseInOrder(course).at(-1)?.id !== settlement.id) return { type: 'refused', reason: 'went_on' }
  if (now - settlement.occurredAt > TAKE_BACK_WITHIN) return { type: 'refused', reason: 'too_late' }
  return { type: 'allowed', settlement }
}

/** Whether anybody wrote, answered or settled in a conversation at or after the instant; what people set of its status does not count. */
export function wentOnSince(course: Course, since: Instant): boolean {
  return courseInOrder(course).some(
    ({ type, at }) =>
      at >= since && (type === 'wrote' || type === 'replied' || type === 'settled' || type === 'merged'),
  )
}

/** The course as if the settlement had never been. */
export function withoutSettlement(course: Course, { id }: Settlement): Course {
  return { ...course, settlements: course.settlements.filter((one) => one.id !== id) }
}
