import type { CourseTurn } from '../../domain/clock/spans/span.ts'
import type { Course } from '../../domain/conversation/course.ts'
import { followStatus } from '../../domain/conversation/follow-status.ts'
import type { Halt } from '../../domain/conversation/halt.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Timeline } from '../ports/conversation-store.ts'
import { courseTurn } from './course-turn.ts'

/** A conversation as it is stored, ready for what is measured on it. */
export interface CourseState {
  readonly course: Course
  readonly turns: readonly CourseTurn[]
  readonly halts: readonly Halt[]
}

export function courseState(timeline: Timeline, now: Instant): CourseState {
  return {
    course: timeline,
    turns: timeline.turns.map(courseTurn),
    halts: followStatus(timeline, now).halts,
  }
}
