import { z } from 'zod'
import type { ClockWindow, Weekday } from '../calendar/definition/calendar-definition.ts'
import type { Imported, ImportedCalendar, ImportedPolicy, ImportNote } from './imported.ts'
import { slugOf } from './slug-of.ts'
import { zoneOf } from './zone-of.ts'

const seconds = z.number().positive('must be more than zero').nullish()
const part = z.int().min(0).max(59).nullish()

/** What Chatwoot's own interface exports; lists come in `payload` there, one for each kind here. */
export const chatwootExport = z.looseObject({
  sla_policies: z
    .array(
      z.looseObject({
        name: z.string(),
        first_response_time_threshold: seconds,
        next_response_time_threshold: seconds,
        resolution_time_threshold: seconds,
        only_during_business_hours: z.boolean().nullish(),
      }),
    )
    .default([]),
  inboxes: z
    .array(
      z.looseObject({
        name: z.string(),
        working_hours_enabled: z.boolean().nullish(),
        timezone: z.string().nullish(),
        working_hours: z
          .array(
            z.looseObject({
              day_of_week: z.int().min(0).max(6),
              closed_all_day: z.boolean().nullish(),
              open_all_day: z.boolean().nullish(),
              open_hour: z.int().min(0).max(24).nullish(),
              open_minutes: part,
              close_hour: z.int().min(0).max(24).nullish(),
              close_minutes: part,
            }),
          )
          .default([]),
      }),
    )
    .default([]),
})

type ChatwootExport = z.output<typeof chatwootExport>
type Inbox = ChatwootExport['inboxes'][number]
type Hours = Inbox['working_hours'][number]

const DAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/**
 * Reads SLA policies and the working hours of inboxes as Chatwoot exports them. There an SLA is put on a conversation by hand or by an
 * automation; here by a tag, so that it applies to no conversation that it did not apply to.
 */
export function fromChatwoot({ sla_policies, inboxes }: ChatwootExport): Imported {
  const notes: ImportNote[] = []
  const taken = new Set<string>(['24x7'])
  const calendars = inboxes
    .filter(({ working_hours_enabled }) => working_hours_enabled)
    .flatMap((inbox) => calendarOf(inbox, taken, notes))
  const [calendar] = calendars
  if (calendars.length > 1)
    notes.push({
      kind: 'check',
      about: 'working hours',
      note: `each inbox has hours of its own; policies count in those of "${calendar!.name}" until you choose by policy`,
    })
  const slugs = new Set<string>()
  const policies = sla_policies.flatMap((policy) => policyOf(policy, calendar?.slug ?? null, slugs, notes))
  return { calendars, policies, notes }
}

function calendarOf(inbox: Inbox, taken: Set<string>, notes: ImportNote[]): ImportedCalendar[] {
  const tz = zoneOf(inbox.timezone ?? 'UTC')
  if (tz === null) {
    const note = `the time zone "${inbox.timezone ?? ''}" is not known`
    notes.push({ kind: 'left_out', about: `working hours of the inbox "${inbox.name}"`, note })
    return []
  }
  const weekly: Partial<Record<Weekday, ClockWindow[]>> = {}
  for (const hours of inbox.working_hours) {
    const window = windowOf(hours)
    if (window) weekly[DAYS[hours.day_of_week]!] = [window]
  }
  return [{ slug: slugOf(inbox.name, taken), name: inbox.name, definition: { tz, weekly } }]
}

function windowOf(hours: Hours): ClockWindow | null {
  if (hours.closed_all_day) return null
  if (hours.open_all_day) return ['00:00', '24:00']
  if (hours.open_hour == null || hours.close_hour == null) return null
  const [from, to] = [
    clock(hours.open_hour, hours.open_minutes),
    clock(hours.close_hour, hours.close_minutes),
  ]
  // The last minute of the day is the latest that can be chosen there.
  return [from, to === '23:59' ? '24:00' : to]
}

function clock(hour: number, minute: number | null | undefined): string {
  return `${String(hour).padStart(2, '0')}:${String(minute ?? 0).padStart(2, '0')}`
}

function policyOf(
  policy: ChatwootExport['sla_policies'][number],
  calendar: string | null,
  slugs: Set<string>,
  notes: ImportNote[],
): ImportedPolicy[] {
  const about = `SLA policy "${policy.name}"`
  const within = policy.only_during_business_hours === true
  if (within && calendar === null) {
    const note = 'counts in business hours, and no inbox with working hours came with the export'
    notes.push({ kind: 'left_out', about, note })
    return []
  }
  const target = (
    metric: ImportedPolicy['targets'][number]['metric'],
    target_seconds: number | null | undefined,
  ) =>
    target_seconds == null
      ? []
      : [{ metric, target_seconds, calendar: within ? calendar! : '24x7', steps: [{ at: 'due' }] }]
  const targets = [
    ...target('first_response', policy.first_response_time_threshold),
    ...target('next_response', policy.next_response_time_threshold),
    ...target('resolution', policy.resolution_time_threshold),
  ]
  if (targets.length === 0) {
    notes.push({ kind: 'left_out', about, note: 'it has no threshold' })
    return []
  }
  const slug = slugOf(policy.name, slugs)
  const tag = `sla-${slug}`
  const note = `applies to conversations with the tag "${tag}": Chatwoot puts an SLA on a conversation by hand or by an automation`
  notes.push({ kind: 'changed', about, note })
  return [{ slug, name: policy.name, conditions: { tags: [tag] }, targets }]
}
