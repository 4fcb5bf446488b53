import type { Metric } from '../policy/policy.ts'
import { datesBetween } from './dates-between.ts'
import type { Imported, ImportedCalendar, ImportedPolicy, ImportNote } from './imported.ts'
import { slugOf } from './slug-of.ts'
import { weeklyFromMinutes } from './week-minutes.ts'
import type { ZendeskExport, ZendeskPolicy, ZendeskSchedule } from './zendesk-shape.ts'
import { zoneOf } from './zone-of.ts'
import { zendeskConditions } from './zendesk-conditions.ts'

type Target = ImportedPolicy['targets'][number]
type Priority = ZendeskPolicy['policy_metrics'][number]['priority']

/** Each metric there, with the metric here and what stops it; the first that maps to a metric is taken. */
const METRICS: Readonly<
  Record<string, { readonly metric: Metric; readonly paused_in: Target['paused_in'] }>
> = {
  first_reply_time: { metric: 'first_response', paused_in: [] },
  next_reply_time: { metric: 'next_response', paused_in: [] },
  periodic_update_time: { metric: 'periodic_update', paused_in: [] },
  pausable_update_time: { metric: 'periodic_update', paused_in: ['pending'] },
  requester_wait_time: { metric: 'requester_wait', paused_in: [] },
  total_resolution_time: { metric: 'resolution', paused_in: [] },
  agent_work_time: { metric: 'resolution', paused_in: ['pending', 'on_hold'] },
}

/** Reads SLA policies and schedules as Zendesk exports them. A policy there has targets by priority: here each set of targets is a policy. */
export function fromZendesk(exported: ZendeskExport): Imported {
  const notes: ImportNote[] = []
  const { sla_policies, group_sla_policies } = exported
  const taken = new Set<string>(['24x7'])
  const calendars = schedulesWithHolidays(exported, notes).flatMap((schedule) =>
    calendarOf(schedule, taken, notes),
  )
  if (calendars.length > 1)
    notes.push({
      kind: 'check',
      about: 'schedules',
      note: `several schedules: targets in business hours count in "${calendars[0]!.name}"; Zendesk chooses by trigger, choose by policy here`,
    })
  const slugs = new Set<string>()
  const policies = sla_policies
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .flatMap((policy) => policiesOf(policy, calendars[0]?.slug ?? null, slugs, notes))
  for (const { title } of group_sla_policies)
    notes.push({
      kind: 'left_out',
      about: `group SLA policy "${title}"`,
      note: 'it measures one group from the assignment on; here a policy promises group_share, to whichever group the work is handed over',
    })
  return { calendars, policies, notes }
}

/** Holidays are a list of their own there; only where there is one schedule is it clear whose they are. */
function schedulesWithHolidays(
  { schedules, holidays }: ZendeskExport,
  notes: ImportNote[],
): readonly ZendeskSchedule[] {
  const [only] = schedules
  if (holidays.length === 0) return schedules
  if (only && schedules.length === 1) return [{ ...only, holidays: [...only.holidays, ...holidays] }]
  const note = `${holidays.length} holidays came without their schedule: import each schedule with its own holidays`
  notes.push({ kind: 'left_out', about: 'holidays', note })
  return schedules
}

function calendarOf(
  { name, time_zone, intervals, holidays }: ZendeskSchedule,
  taken: Set<string>,
  notes: ImportNote[],
): ImportedCalendar[] {
  const tz = zoneOf(time_zone)
  if (tz === null) {
    const note = `the time zone "${time_zone}" is not known`
    notes.push({ kind: 'left_out', about: `schedule "${name}"`, note })
    return []
  }
  const weekly = weeklyFromMinutes(
    intervals.map(({ start_time, end_time }) => ({ from: start_time, to: end_time })),
  )
  const closed = holidays.flatMap(({ name: title, start_date, end_date }) =>
    datesBetween(start_date, end_date).map((date) => ({ date, name: title ?? '' })),
  )
  const definition = { tz, weekly, ...(closed.length > 0 && { holidays: closed }) }
  return [{ slug: slugOf(name, taken), name, definition }]
}

function policiesOf(
  policy: ZendeskPolicy,
  calendar: string | null,
  slugs: Set<string>,
  notes: ImportNote[],
): ImportedPolicy[] {
  const about = `SLA policy "${policy.title}"`
  const conditions = zendeskConditions(policy, about, notes)
  if (conditions === null) return []
  if (Object.keys(policy.metric_settings ?? {}).length > 0)
    notes.push({
      kind: 'changed',
      about,
      note: 'its settings of when a metric begins and ends (metric_settings) are not carried over',
    })
  const bySame = new Map<string, { targets: readonly Target[]; priorities: Priority[] }>()
  for (const priority of ['urgent', 'high', 'normal', 'low'] as const) {
    if (conditions.priorities && !conditions.priorities.includes(priority)) continue
    const targets = targetsOf(policy, priority, calendar, about, notes)
    if (targets.length === 0) continue
    const key = JSON.stringify(targets)
    const same = bySame.get(key) ?? { targets, priorities: [] }
    same.priorities.push(priority)
    bySame.set(key, same)
  }
  return [...bySame.values()].map(({ targets, priorities }) => {
    const one = bySame.size === 1
    const name = one ? policy.title : `${policy.title} (${priorities.join(', ')})`
    const all = priorities.length === 4
    return {
      slug: slugOf(name, slugs),
      name,
      conditions: { ...conditions, ...(!all && { priorities }) },
      targets: [...targets],
    }
  })
}

function targetsOf(
  { policy_metrics }: ZendeskPolicy,
  priority: Priority,
  calendar: string | null,
  about: string,
  notes: ImportNote[],
): readonly Target[] {
  const targets: Target[] = []
  for (const { metric, target, target_in_seconds, business_hours } of policy_metrics.filter(
    (one) => one.priority === priority,
  )) {
    const known = METRICS[metric]
    const seconds = target_in_seconds ?? (target == null ? null : target * 60)
    const at = `${about}, ${metric} for ${priority}`
    if (seconds === null) continue
    if (!known) notes.push({ kind: 'left_out', about: at, note: 'there is no such metric here' })
    else if (targets.some((one) => one.metric === known.metric))
      notes.push({
        kind: 'left_out',
        about: at,
        note: `a policy has one target for ${known.metric}; the other one was taken`,
      })
    else if (business_hours && calendar === null)
      notes.push({
        kind: 'left_out',
        about: at,
        note: 'counts in business hours, and no schedule came with the export',
      })
    else {
      const { paused_in } = known
      targets.push({
        metric: known.metric,
        target_seconds: seconds,
        calendar: business_hours ? calendar! : '24x7',
        steps: [{ at: 'due' }],
        ...(paused_in && paused_in.length > 0 && { paused_in }),
      })
    }
  }
  return targets
}
