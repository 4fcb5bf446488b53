import {
  describeProblems,
  parseCalendar,
  type Calendar,
  type PauseEvent,
  type TargetLength,
} from '../domain/calendar/calendar.ts'
import { isFields, quote, type Fields } from '../domain/calendar/definition/json-value.ts'
import { parseInstant, type Instant } from '../domain/time/instant.ts'

interface Asked {
  readonly calendar: Calendar
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
  const target = kind === 'due' || kind === 'subtract' ? attempt(targetOf) : null
  if (problems.length > 0) throw new Error(problems.join('; '))
  const asked = { calendar: calendar!, start: start!, events: events! }
  return kind === 'elapsed' ? { ...asked, kind, end: end! } : { ...asked, kind: kind!, target: target! }
}

function kindOf({ kind }: Fields): 'due' | 'elapsed' | 'subtract' {
  if (kind === 'due' || kind === 'elapsed' || kind === 'subtract') return kind
  throw new Error(`kind: ${quote(kind)} is not one of due, elapsed, subtract`)
}

function calendarOf({ calendar }: Fields): Calendar {
  const parsed = parseCalendar(calendar)
  if (!parsed.ok) throw new Error(describeProblems(parsed.problems))
  return parsed.calendar
}

function startOf({ start }: Fields): Instant {
  return instantIn(start, 'start')
}

function endOf({ end }: Fields): Instant {
  return instantIn(end, 'end')
}

function eventsOf({ events }: Fields): PauseEvent[] {
  if (events === undefined || events === null) return []
  if (!Array.isArray(events)) throw new Error('events: must be an array')
  return events.flatMap((event: unknown, index) => {
    if (!isFields(event)) throw new Error(`events[${index}]: must be an object with "at" and "type"`)
    const { type } = event
    if (type !== 'pause' && type !== 'resume') return []
    return [{ at: instantIn(event.at, `events[${index}].at`), type }]
  })
}

const targetFields = ['target_seconds', 'target_minutes', 'target_business_days'] as const

function targetOf(fields: Fields): TargetLength {
  const [name, ...others] = targetFields.filter(
    (field) => fields[field] !== undefined && fields[field] !== null,
  )
  if (!name || others.length > 0) throw new Error(`target: give exactly one of ${targetFields.join(', ')}`)
  const value = fields[name]
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new Error(`${name}: ${quote(value)} is not a number from 0`)
  if (name === 'target_seconds') return { unit: 'millis', millis: wholeMillis(value * 1_000) }
  if (name === 'target_minutes') return { unit: 'millis', millis: wholeMillis(value * 60_000) }
  if (!Number.isInteger(value) || value > 100_000)
    throw new Error(`${name}: ${value} is not a whole number up to 100,000`)
  return { unit: 'working-days', days: value }
}

/** Cut to whole milliseconds; 1.005 minutes are 60,300 ms although the product in binary lies a hair below. */
function wholeMillis(millis: number): number {
  return Math.floor(millis + 0.001)
}

function instantIn(value: unknown, path: string): Instant {
  const at = typeof value === 'string' ? parseInstant(value) : null
  if (at === null)
    throw new Error(`${path}: ${quote(value)} is not an instant; write it like "2026-02-10T09:00:00+01:00"`)
  return at
}
