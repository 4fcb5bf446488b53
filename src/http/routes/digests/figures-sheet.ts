import type { NeglectFigures } from '../../../domain/neglect/figures.ts'
import { HOUR } from '../../../domain/time/instant.ts'

/** One line of a sheet: which figure, of what, and how much. */
interface Line {
  readonly [column: string]: string | number
  readonly figure: string
  readonly of: string
  readonly value: number
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** A digest's figures as the lines of a sheet, those that are not known left out; waits in hours. */
export function figuresSheet(figures: NeglectFigures): readonly Line[] {
  const line = (figure: string, value: number | null, of = 'all'): readonly Line[] =>
    value === null ? [] : [{ figure, of, value }]
  const hours = (length: number | null) => length && length / HOUR
  return [
    ...line('neglect_index', figures.index),
    ...line('calendar_index', figures.calendarIndex),
    ...line('turns', figures.turns),
    ...line('neglected', figures.neglected),
    ...line('never_answered', figures.neverAnswered),
    ...line('hidden', figures.hidden),
    ...line('customers', figures.customers),
    ...line('people_neglected', figures.people),
    ...line('past_hours', hours(figures.pastEnded), 'ended'),
    ...line('past_hours', hours(figures.pastOpen), 'open'),
    ...line('neglected_past', figures.pastTimes.one, '1x'),
    ...line('neglected_past', figures.pastTimes.two, '2x'),
    ...line('neglected_past', figures.pastTimes.four, '4x'),
    ...line('median_wait_hours', hours(figures.medianWait), 'answered'),
    ...line('p90_wait_hours', hours(figures.p90Wait), 'answered'),
    ...figures.byChannel.flatMap((one) => line('neglect_index', one.index, one.channelName)),
    ...figures.byLanguage.flatMap((one) => line('neglected', one.neglected, one.language ?? 'unknown')),
    ...figures.causes.flatMap(({ cause, count }) => line('neglected_by_cause', count, cause)),
    ...figures.byLocalHour.flatMap((day, weekday) =>
      day.flatMap((count, hour) =>
        line('neglected_by_local_hour', count, `${weekdays[weekday]!} ${String(hour).padStart(2, '0')}:00`),
      ),
    ),
  ]
}
