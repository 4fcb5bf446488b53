import { DAY } from '../../time/instant.ts'
import { WEEKDAYS, type CalendarDefinition, type DeskDefinition } from './calendar-definition.ts'
import { calendarProblem, type CalendarProblem } from './calendar-problem.ts'
import { dayWindow } from './clock-time.ts'

/**
 * Windows that open before one of the day before has closed, each with its place. They are read as one, which a night shift and an early one
 * may well mean; it may as well be a slip of the pen.
 */
export function overlapsPastMidnight(definition: CalendarDefinition): readonly CalendarProblem[] {
  if (definition === '24x7') return []
  if ('tz' in definition) return ofDesk(definition, '')
  return definition.flatMap((desk, index) => (desk === '24x7' ? [] : ofDesk(desk, `[${index}]`)))
}

function ofDesk({ weekly = {}, always_open }: DeskDefinition, path: string): readonly CalendarProblem[] {
  if (always_open === true) return []
  return WEEKDAYS.flatMap((day, place) => {
    const before = WEEKDAYS[(place + 6) % 7]!
    const night = (weekly[before] ?? []).find((window) => dayWindow(window).to > DAY)
    if (!night) return []
    const until = dayWindow(night).to - DAY
    return (weekly[day] ?? []).flatMap((window, index) =>
      dayWindow(window).from < until
        ? [
            calendarProblem(
              `${path}.weekly.${day}[${index}]`,
              'overlap',
              `${window.join(' to ')} overlaps ${night.join(' to ')} of ${before}; both are read as one`,
            ),
          ]
        : [],
    )
  })
}
