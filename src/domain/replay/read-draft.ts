import { z } from 'zod'
import { ALWAYS_OPEN, type Calendar } from '../calendar/compile-calendar.ts'
import { parseCalendar } from '../calendar/parse-calendar.ts'
import type { PolicyId } from '../ids.ts'
import { checkPolicy } from '../policy/check-policy.ts'
import { parsePolicy } from '../policy/policy-definition.ts'
import type { Policy } from '../policy/policy.ts'
import type { Checked, Problem } from '../problem.ts'
import { compileRoster, type Roster } from '../roster/compile-roster.ts'
import { parseSchedule } from '../roster/parse-schedule.ts'
import type { Instant } from '../time/instant.ts'
import type { Draft } from './back-test.ts'

const shape = z.strictObject({
  policies: z
    .array(z.looseObject({ slug: z.string().min(1), name: z.string().optional() }))
    .min(1, 'nothing to try'),
  calendars: z
    .array(z.strictObject({ slug: z.string().min(1), name: z.string().optional(), definition: z.unknown() }))
    .default([]),
  rosters: z
    .array(z.looseObject({ slug: z.string().min(1), schedule: z.unknown() }))
    .min(1, 'leave it out to ask for no roster')
    .optional(),
})

/** Reads what is to be tried, as `config/` writes policies and calendars, or says everything that is wrong with it. Conditions on channels are not checked. */
export function readDraft(value: unknown, now: Instant): Checked<Draft> {
  const parsed = shape.safeParse(value)
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => ({
        path: path.map(String).join('.'),
        problem: message,
      })),
    }
  const problems: Problem[] = []
  const calendars = readCalendars(parsed.data.calendars, now, problems)
  const policies = parsed.data.policies.flatMap(({ slug, name = slug, ...definition }, index) => {
    const content = parsePolicy(definition)
    const found = content.ok
      ? checkPolicy(content.value, {
          calendars,
          channels: channelsIn(content.value.conditions),
          groups: null,
          now,
        })
      : content.problems
    problems.push(...found.map(({ path, problem }) => ({ path: `policies.${index}.${path}`, problem })))
    return content.ok
      ? [{ id: slug as PolicyId, version: 1, slug, name, ...content.value } satisfies Policy]
      : []
  })
  const rosters = parsed.data.rosters && readRosters(parsed.data.rosters, problems)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { policies, calendars, ...(rosters && { rosters }) } }
}

/** On paper every channel that is named is there, of the kind that is asked for. */
function channelsIn({ channels = [], kinds = ['email'] }: Policy['conditions']) {
  return channels.map((slug) => ({ slug, kind: kinds[0]! }))
}

function readRosters(
  written: readonly { readonly slug: string; readonly schedule?: unknown }[],
  problems: Problem[],
): readonly Roster[] {
  return written.flatMap(({ schedule }, index) => {
    const parsed = parseSchedule(schedule)
    if (parsed.ok) return [compileRoster(parsed.schedule)]
    const path = `rosters.${index}.schedule`
    problems.push(
      ...parsed.problems.map(({ path: place, problem }) => ({
        path: place === '' ? path : `${path}.${place}`,
        problem,
      })),
    )
    return []
  })
}

function readCalendars(
  written: readonly { readonly slug: string; readonly definition?: unknown }[],
  now: Instant,
  problems: Problem[],
): ReadonlyMap<string, Calendar> {
  const calendars = new Map([['24x7', ALWAYS_OPEN]])
  for (const [index, { slug, definition }] of written.entries()) {
    const parsed = parseCalendar(definition, now)
    if (parsed.ok) calendars.set(slug, parsed.calendar)
    else
      problems.push(
        ...parsed.problems.map(({ path, problem }) => ({
          path: ['calendars', index, 'definition', ...(path === '' ? [] : [path])].join('.'),
          problem,
        })),
      )
  }
  return calendars
}
