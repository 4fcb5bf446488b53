import {
  describeProblems,
  parseCalendar,
  type Calendar,
  type PauseEvent,
  type TargetLength,
} from '../domain/calendar/calendar.ts'
import { isFields, isGiven, quote, type Fields } from '../domain/calendar/definition/json-value.ts'
import { LONGEST_RUN } from '../domain/calendar/open-time.ts'
import { parseInstant, type Instant } from '../domain/time/instant.ts'
import { parseExplainTarget } from './explain-target.ts'

interface Asked {
  readonly calendar: Calendar
  /** What is read, and may be a slip of the pen, one text a place. */
  readonly notes: readonly string[]
  readonly start: Instant
  readonly events: readonly PauseEvent[]
}

/** One line of `sundial explain`. */
export type ExplainQuestion =
  | (Asked & { readonly kind: 'due' | 'subtract'; readonly target: TargetLength })
  | (Asked & { readonly kind: 'elapsed'; readonly end: Instant })

/** Reads a question; throws an Error that names everything wrong in it. */
export function parseExplainQuestion(value: unknown): ExplainQuestion {
  if (!isFields(value)) throw new Error('a line must be a JSON object')
  const problems: string[] = []
  const attempt = <T>(read: (fields: Fields) => T): T | null => {
    try {
      return read(value)
    } catch (cause) {
      problems.push((cause as Error).message)
      return null
    }
  }
  const [kind, calendar, start, events] = [
    attempt(kindOf),
    attempt(calendarOf),
    attempt(startOf),
    attempt(eventsOf),
  ]
  const end = kind === 'elapsed' ? attempt(endOf) : null
  const target = kind === 'due' || kind === 'subtract' ? attempt(parseExplainTarget) : null
  if (problems.length > 0) throw new Error(problems.join('; '))
  const asked = { ...calendar!, start: start!, events: events! }
  return kind === 'elapsed' ? { ...asked, kind, end: end! } : { ...asked, kind: kind!, target: target! }
}

function kindOf({ kind }: Fields): 'due' | 'elapsed' | 'subtract' {
  if (kind === 'due' || kind === 'elapsed' || kind === 'subtract') return kind
  throw new Error(`kind: ${quote(kind)} is not one of due, elapsed, subtract`)
}

function calendarOf({ calendar }: Fields): Pick<Asked, 'calendar' | 'notes'> {
  const parsed = parseCalendar(calendar)
  if (!parsed.ok) throw new Error(describeProblems(parsed.problems))
  return { calendar: parsed.calendar, notes: parsed.notes.map((note) => describeProblems([note])) }
}

function startOf({ start }: Fields): Instant {
  return instantIn(start, 'start')
}

function endOf({ start, end }: Fields): Instant {
  return instantNear(start, end, 'end')
}

function eventsOf({ start, events }: Fields): PauseEvent[] {
  if (!isGiven(events)) return []
  if (!Array.isArray(events)) throw new Error('events: must be an array')
  return events.flatMap((event: unknown, index) => {
    if (!isFields(event)) throw new Error(`events[${index}]: must be an object with "at" and "type"`)
    const { type } = event
    if (type !== 'pause' && type !== 'resume') return []
    return [{ at: instantNear(start, event.at, `events[${index}].at`), type }]
  })
}

/** Instants centuries apart are slips of the pen, and would cost seconds to explain. */
function instantNear(start: unknown, value: unknown, path: string): Instant {
  const at = instantIn(value, path)
  const from = typeof start === 'string' ? parseInstant(start) : null
  if (from !== null && Math.abs(at - from) > LONGEST_RUN)
    throw new Error(`${path}: lies more than a hundred years from start`)
  return at
}

function instantIn(value: unknown, path: string): Instant {
  const at = typeof value === 'string' ? parseInstant(value) : null
  if (at === null)
    throw new Error(`${path}: ${quote(value)} is not an instant; write it like "2026-02-10T09:00:00+01:00"`)
  return at
}
