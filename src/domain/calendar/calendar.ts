/** The door of this folder: opening hours, and what follows from them. */
export type {
  CalendarDefinition,
  ClockWindow,
  DeskDefinition,
  Holiday,
  LocalDate,
  Weekday,
} from './definition/calendar-definition.ts'
export { describeProblems, type CalendarProblem } from './definition/calendar-problem.ts'
export { ALWAYS_OPEN, compileCalendar, type Calendar } from './compile-calendar.ts'
export { dueTime, subtractTarget, type TargetLength } from './due-time.ts'
export { explainTime, type Segment } from './explain-time.ts'
export { addOpenTime, openTimeBetween, OutOfHoursError, subtractOpenTime } from './open-time.ts'
export { parseCalendar, type ParsedCalendar } from './parse-calendar.ts'
export { pausedStretches, type PauseEvent } from './pauses.ts'
export { addRunningTime, runningTimeBetween, type DueTime } from './running-time.ts'
export type { Stretch } from './hours/stretch.ts'
export { addWorkingDays } from './working-days.ts'
