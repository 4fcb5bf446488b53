import type { CalendarDefinition, DeskDefinition } from './definition/calendar-definition.ts'
import { deskOf, roundTheClock, type Desk } from './hours/desk.ts'
import { timelineOf, type Timeline } from './hours/timeline.ts'

/** A calendar ready to compute with. `definition` is what is stored; the rest only remembers what follows from it. */
export interface Calendar {
  readonly definition: CalendarDefinition
  readonly desks: readonly Desk[]
  readonly alwaysOpen: boolean
  readonly timeline: Timeline
}

/** Prepares a valid definition (see `parseCalendar` for one that comes from outside). Cheap; opening hours are worked out when asked for. */
export function compileCalendar(definition: CalendarDefinition): Calendar {
  const desks = membersOf(definition).map((member) =>
    member === '24x7' ? roundTheClock('UTC') : deskOf(member),
  )
  return { definition, desks, alwaysOpen: desks.some((desk) => desk.alwaysOpen), timeline: timelineOf(desks) }
}

function membersOf(definition: CalendarDefinition): readonly (DeskDefinition | '24x7')[] {
  return typeof definition === 'string' || 'tz' in definition ? [definition] : definition
}

export const ALWAYS_OPEN: Calendar = compileCalendar('24x7')
