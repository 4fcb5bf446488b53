import { z } from 'zod'
import { parseCalendar } from '../domain/calendar/parse-calendar.ts'
import { parsePolicy } from '../domain/policy/policy-definition.ts'
import { FREELANCE } from '../domain/policy/target-for.ts'
import type { Checked, Problem } from '../domain/problem.ts'
import { desksIn } from '../domain/roster/desks.ts'
import { parseSchedule } from '../domain/roster/parse-schedule.ts'
import { shopperPlans } from '../domain/shopper/shopper-plan.ts'
import { isZone } from '../domain/time/zone.ts'
import type { BrandDefinition } from '../workflows/setup/brand-definition.ts'

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
const zone = z.string().refine(isZone, 'is no time zone; use an IANA name such as Europe/Berlin')
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must look like 22:00')
const kind = z.enum(['email', 'chat', 'social', 'phone', 'helpdesk'])

const person = z.strictObject({
  slug,
  name: z.string().min(1),
  email: z.email(),
  kind: z.enum(['staff', 'freelance']),
  time_zone: zone,
  languages: z.array(z.string().min(2)).default(['en']),
  skills: z.array(z.string().min(1)).default([]),
  channel_kinds: z.array(kind).default(['email', 'chat', 'social', 'phone', 'helpdesk']),
  sleep: z.strictObject({ from: timeOfDay, to: timeOfDay }).optional(),
  capacity: z.partialRecord(kind, z.int().min(0)).default({}),
  slack_user_id: z.string().optional(),
  roles: z.array(z.enum(['lead', 'expert', 'executive', 'administrator'])).min(1),
})

const channel = z.strictObject({
  slug,
  name: z.string().min(1),
  kind,
  adapter: z.string().min(1),
  mode: z.enum(['observe', 'alert', 'dispatch', 'acknowledge']).default('observe'),
  address: z.email().optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
})

const named = { slug, name: z.string().min(1) }

const minor = z.int().min(0)
const budgets = z.strictObject({ hour: minor, day: minor, month: minor, conversation: minor }).partial()

const brandFile = z.strictObject({
  ...named,
  time_zone: zone,
  settings: z.record(z.string(), z.unknown()).default({}),
  budgets: budgets.default({}),
  people: z.array(person).default([]),
  channels: z.array(channel).default([]),
  calendars: z.array(z.strictObject({ ...named, definition: z.unknown() })).default([]),
  policies: z
    .array(
      z.strictObject({
        ...named,
        conditions: z.unknown().optional(),
        targets: z.unknown(),
        revived_after_days: z.unknown().optional(),
      }),
    )
    .default([]),
  rosters: z
    .array(
      z.strictObject({
        ...named,
        audience: z.enum(['on_shift', 'standby']).default('on_shift'),
        schedule: z.unknown(),
      }),
    )
    .default([]),
})

/** Reads a brand as people write it in `config/`, or says everything that is wrong with it, each with its path. */
export function parseBrandFile(written: unknown): Checked<BrandDefinition> {
  const shape = brandFile.safeParse(written)
  const shapeProblems = shape.success
    ? []
    : shape.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), problem: message }))
  const inner = innerProblems(written)
  if (!shape.success || inner.length > 0) return { ok: false, problems: [...shapeProblems, ...inner] }
  return { ok: true, value: shape.data }
}

/** Calendars, policies and schedules have languages of their own; they are looked at even where the rest is wrong. */
function innerProblems(written: unknown): readonly Problem[] {
  const brand = (typeof written === 'object' && written !== null ? written : {}) as Record<string, unknown>
  const calendars = listOf(brand['calendars'])
  const policies = listOf(brand['policies'])
  const rosters = listOf(brand['rosters'])
  const channels = new Set(listOf(brand['channels']).map((entry) => entry['slug']))
  const people = new Set(listOf(brand['people']).map((entry) => entry['slug']))
  const calendarSlugs = new Set(['24x7', ...calendars.map((entry) => entry['slug'])])
  const desks = new Set([FREELANCE, ...desksIn(rosters.flatMap(layersOf))])
  return [
    ...calendars.flatMap((entry, index) => {
      const parsed = parseCalendar(entry['definition'])
      return parsed.ok ? [] : below(`calendars.${index}.definition`, parsed.problems)
    }),
    ...policies.flatMap((entry, index) => {
      const parsed = parsePolicy(policyIn(entry))
      if (!parsed.ok) return below(`policies.${index}`, parsed.problems)
      return parsed.value.targets.flatMap(({ calendar, group }, position) => {
        const path = `policies.${index}.targets.${position}`
        return [
          ...(calendarSlugs.has(calendar)
            ? []
            : [{ path: `${path}.calendar`, problem: `there is no calendar "${calendar}"` }]),
          ...(group === undefined || desks.has(group)
            ? []
            : [{ path: `${path}.group`, problem: `no roster has the group "${group}"` }]),
        ]
      })
    }),
    ...shopperProblems(brand['settings'], channels),
    ...rosters.flatMap((entry, index) => {
      const parsed = parseSchedule(entry['schedule'])
      if (!parsed.ok) return below(`rosters.${index}.schedule`, parsed.problems)
      const strangers = membersOf(entry['schedule']).filter((member) => !people.has(member))
      return strangers.map((member) => ({
        path: `rosters.${index}.schedule`,
        problem: `"${member}" is nobody in people`,
      }))
    }),
  ]
}

function layersOf({ slug, schedule }: Record<string, unknown>) {
  const parsed = parseSchedule(schedule)
  return parsed.ok ? [[String(slug), parsed.schedule] as const] : []
}

/** Synthetic customers write to channels of the same brand. */
function shopperProblems(settings: unknown, channels: ReadonlySet<unknown>): readonly Problem[] {
  const written = (settings as { mystery_shopper?: unknown } | null | undefined)?.mystery_shopper
  if (written === undefined) return []
  const read = shopperPlans.safeParse(written)
  if (!read.success)
    return below(
      'settings.mystery_shopper',
      read.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), problem: message })),
    )
  return read.data.flatMap(({ channel }, index) =>
    channels.has(channel)
      ? []
      : [
          {
            path: `settings.mystery_shopper.${index}.channel`,
            problem: `there is no channel "${channel}"`,
          },
        ],
  )
}

/** A policy without its slug and name: what its language knows. */
function policyIn(entry: Record<string, unknown>): unknown {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'slug' && key !== 'name'))
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (entry): entry is Record<string, unknown> => typeof entry === 'object' && entry !== null,
  )
}

function below(prefix: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map(({ path, problem }) => ({ path: path === '' ? prefix : `${prefix}.${path}`, problem }))
}

/** Everybody whom a schedule's layers name. */
function membersOf(schedule: unknown): readonly string[] {
  const layers = listOf((schedule as { layers?: unknown }).layers)
  const names = layers.flatMap((layer) => {
    const turns = (layer['rotation'] ?? layer['recurring']) as { groups?: string[][] } | undefined
    const events = listOf(layer['events']).map((event) => String(event['member']))
    return [...((layer['fixed'] as string[] | undefined) ?? []), ...(turns?.groups?.flat() ?? []), ...events]
  })
  return [...new Set(names)]
}
