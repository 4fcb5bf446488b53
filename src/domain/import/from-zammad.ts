import { WEEKDAYS, type ClockWindow, type Weekday } from '../calendar/definition/calendar-definition.ts'
import type { Imported, ImportedCalendar, ImportedPolicy, ImportNote } from './imported.ts'
import { slugOf } from './slug-of.ts'
import type { ZammadCalendar, ZammadExport, ZammadSla } from './zammad-shape.ts'
import { zoneOf } from './zone-of.ts'

type Conditions = NonNullable<ImportedPolicy['conditions']>

/** As a fresh Zammad numbers them. */
const PRIORITIES: Readonly<Record<string, string>> = { '1': 'low', '2': 'normal', '3': 'high' }

/** Reads SLAs and calendars as Zammad exports them. Its clocks stand still in pending states, so these do. */
export function fromZammad({ slas, calendars, priorities }: ZammadExport): Imported {
  const notes: ImportNote[] = []
  const taken = new Set<string>(['24x7'])
  const slugByCalendar = new Map<string, string>()
  const imported = calendars.flatMap((calendar) => {
    const read = calendarOf(calendar, taken, notes)
    for (const { slug } of read) slugByCalendar.set(calendar.id, slug)
    return read
  })
  const named = new Map(priorities.map(({ id, name }) => [id, name.replace(/^\d+\s*/, '').toLowerCase()]))
  const slugs = new Set<string>()
  const policies = inTheirOrder(slas).flatMap((sla) => policyOf(sla, slugByCalendar, named, slugs, notes))
  return { calendars: imported, policies, notes }
}

/** They are tried there by name; those without a condition are the last resort. */
function inTheirOrder(slas: readonly ZammadSla[]): readonly ZammadSla[] {
  const isLast = ({ condition }: ZammadSla) => Number(Object.keys(condition).length === 0)
  return slas.toSorted((a, b) => isLast(a) - isLast(b) || (a.name < b.name ? -1 : 1))
}

function calendarOf(
  { name, timezone, business_hours, public_holidays }: ZammadCalendar,
  taken: Set<string>,
  notes: ImportNote[],
): ImportedCalendar[] {
  const about = `calendar "${name}"`
  const tz = zoneOf(timezone)
  if (tz === null) {
    notes.push({ kind: 'left_out', about, note: `the time zone "${timezone}" is not known` })
    return []
  }
  const weekly: Partial<Record<Weekday, readonly ClockWindow[]>> = {}
  for (const day of WEEKDAYS) {
    const hours = business_hours[day]
    if (hours?.active)
      weekly[day] = hours.timeframes.map(([from, to]) => [from, to === '23:59' ? '24:00' : to])
  }
  if (Object.values(business_hours).some(({ timeframes }) => timeframes.some(([, to]) => to === '23:59')))
    notes.push({ kind: 'changed', about, note: 'open until 23:59 became open until midnight' })
  const holidays = Object.entries(public_holidays ?? {})
    .filter(([, { active, removed }]) => active && removed !== true)
    .map(([date, { summary }]) => ({ date, name: summary ?? '' }))
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  const definition = { tz, weekly, ...(holidays.length > 0 && { holidays }) }
  return [{ slug: slugOf(name, taken), name, definition }]
}

function policyOf(
  sla: ZammadSla,
  calendars: ReadonlyMap<string, string>,
  priorities: ReadonlyMap<string, string>,
  slugs: Set<string>,
  notes: ImportNote[],
): ImportedPolicy[] {
  const about = `SLA "${sla.name}"`
  const calendar = calendars.get(sla.calendar_id)
  const leftOut = (note: string): ImportedPolicy[] => {
    notes.push({ kind: 'left_out', about, note })
    return []
  }
  if (calendar === undefined) return leftOut(`its calendar ${sla.calendar_id} did not come with the export`)
  const conditions: Record<string, readonly string[]> = {}
  for (const [attribute, condition] of Object.entries(sla.condition)) {
    if (!isPlain(condition)) return leftOut('its nested condition (expert mode) cannot be told here')
    const told = conditionOf(attribute, condition, priorities)
    if (!told) return leftOut(`its condition on ${attribute} (${condition.operator}) cannot be told here`)
    conditions[told.name] = told.values
  }
  const target = (metric: ImportedPolicy['targets'][number]['metric'], length: number | null | undefined) =>
    length == null
      ? []
      : [
          {
            metric,
            target_minutes: length,
            calendar,
            steps: [{ at: 'due' }],
            paused_in: ['pending' as const],
          },
        ]
  const targets = [
    ...target('first_response', sla.first_response_time),
    ...target('next_response', sla.response_time),
    ...target('periodic_update', sla.update_time),
    ...target('resolution', sla.solution_time),
  ]
  if (targets.length === 0) return leftOut('it promises no time')
  return [{ slug: slugOf(sla.name, slugs), name: sla.name, conditions: conditions, targets }]
}

interface PlainCondition {
  readonly operator: string
  readonly value?: unknown
}

function isPlain(condition: unknown): condition is PlainCondition {
  return (
    typeof condition === 'object' &&
    condition !== null &&
    'operator' in condition &&
    !('conditions' in condition)
  )
}

function conditionOf(
  attribute: string,
  { operator, value }: PlainCondition,
  priorities: ReadonlyMap<string, string>,
): { readonly name: keyof Conditions; readonly values: readonly string[] } | null {
  const values = (Array.isArray(value) ? value : [value]).map(String)
  if (attribute === 'ticket.priority_id' && operator === 'is') {
    const names = values.map((id) => priorities.get(id) ?? PRIORITIES[id])
    return names.every((name) => name !== undefined) ? { name: 'priorities', values: names } : null
  }
  if (attribute === 'ticket.tags' && operator === 'contains one')
    return { name: 'tags', values: values.flatMap((one) => one.split(',')).map((one) => one.trim()) }
  return null
}
