import type {
  CalendarDefinition,
  ClockWindow,
  Weekday,
} from '../../domain/calendar/definition/calendar-definition.ts'
import { zoneOf } from '../../domain/import/zone-of.ts'
import { businessHours } from './shapes.ts'

const days: Readonly<Record<string, Weekday>> = {
  monday: 'mon',
  tuesday: 'tue',
  wednesday: 'wed',
  thursday: 'thu',
  friday: 'fri',
  saturday: 'sat',
  sunday: 'sun',
}

/** Freshdesk's own hours, the account's usual ones first; null where they cannot be understood. */
export function officeHours(body: unknown): CalendarDefinition | null {
  const all = (Array.isArray(body) ? body : []).flatMap((one) => {
    const read = businessHours.safeParse(one)
    return read.success ? [read.data] : []
  })
  const usual = all.find(({ is_default }) => is_default === true) ?? all[0]
  const tz = usual && zoneOf(usual.time_zone)
  if (!tz) return null
  const weekly: Partial<Record<Weekday, ClockWindow[]>> = {}
  for (const [name, { start_time, end_time }] of Object.entries(usual.business_hours)) {
    const day = days[name.toLowerCase()]
    const [from, to] = [wallTime(start_time), wallTime(end_time)]
    if (day && from && to) weekly[day] = [[from, to === '23:59' ? '24:00' : to]]
  }
  return Object.keys(weekly).length === 0 ? null : { tz, weekly }
}

/** `8:00 am` and `17:30` alike. */
function wallTime(text: string): string | null {
  const read = /^(\d{1,2}):(\d{2})\s*(am|pm)?$/i.exec(text.trim())
  if (!read) return null
  const half = read[3]?.toLowerCase()
  const hour = half ? (Number(read[1]) % 12) + (half === 'pm' ? 12 : 0) : Number(read[1])
  return `${String(hour).padStart(2, '0')}:${read[2]}`
}
