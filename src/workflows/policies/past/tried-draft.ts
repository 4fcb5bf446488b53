import type { Calendar } from '../../../domain/calendar/compile-calendar.ts'
import { parseCalendar } from '../../../domain/calendar/parse-calendar.ts'
import type { BrandId, PolicyId } from '../../../domain/ids.ts'
import { checkPolicy } from '../../../domain/policy/check-policy.ts'
import { parsePolicy } from '../../../domain/policy/policy-definition.ts'
import type { Policy } from '../../../domain/policy/policy.ts'
import type { Checked, Problem } from '../../../domain/problem.ts'
import type { Draft } from '../../../domain/replay/back-test.ts'
import type { Roster } from '../../../domain/roster/compile-roster.ts'
import { desksIn } from '../../../domain/roster/desks.ts'
import { dutyRoster } from '../../../domain/roster/duty-roster.ts'
import { parseSchedule } from '../../../domain/roster/parse-schedule.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { Transaction } from '../../ports/store.ts'

interface Written {
  readonly slug: string
  readonly definition: unknown
}

/** What is tried in place of what is set up under the same slug; what nothing is set up under comes in front, or besides. */
export interface Trial {
  readonly policy?: Written
  readonly calendar?: Written
  readonly roster?: { readonly slug: string; readonly schedule: unknown }
}

export interface TriedDrafts {
  /** What is in force. */
  readonly current: Draft
  readonly tried: Draft
}

/** What a brand has set up, as it is and with what is tried. */
export async function triedDrafts(
  tx: Transaction,
  brandId: BrandId,
  { policy, calendar, roster }: Trial,
): Promise<Checked<TriedDrafts>> {
  const problems: Problem[] = []
  const calendars = await tx.setup.calendars(brandId)
  const rosters = new Map(await tx.people.rosters(brandId))
  const standing = await tx.setup.policies(brandId)
  const current: Draft = { policies: standing, calendars, rosters: [...rosters.values()] }
  const triedCalendars = calendar ? tryCalendar(calendars, calendar, tx.now, problems) : calendars
  if (roster) tryRoster(rosters, roster, problems)
  // What is tried is tried in the hours of the draft, not in those with which it was published.
  const unfrozen = calendar ? standing.map((one): Policy => ({ ...one, hours: new Map() })) : standing
  const channels = policy ? await tx.setup.channels(brandId) : []
  const surroundings = { calendars: triedCalendars, channels, groups: desksIn(rosters), now: tx.now }
  const policies = policy ? tryPolicy(unfrozen, policy, surroundings, problems) : unfrozen
  if (problems.length > 0) return { ok: false, problems }
  const tried: Draft = { policies, calendars: triedCalendars, rosters: [...rosters.values()] }
  return { ok: true, value: { current, tried } }
}

function tryPolicy(
  standing: readonly Policy[],
  { slug, definition }: Written,
  surroundings: Parameters<typeof checkPolicy>[1],
  problems: Problem[],
): readonly Policy[] {
  const content = parsePolicy(definition)
  const found = content.ok ? checkPolicy(content.value, surroundings) : content.problems
  problems.push(...found.map(({ path, problem }) => ({ path: `policy.${path}`, problem })))
  if (!content.ok) return standing
  const tried: Policy = { id: slug as PolicyId, version: 0, slug, name: slug, ...content.value }
  const replaces = standing.some((one) => one.slug === slug)
  return replaces ? standing.map((one) => (one.slug === slug ? tried : one)) : [tried, ...standing]
}

function tryCalendar(
  calendars: ReadonlyMap<string, Calendar>,
  { slug, definition }: Written,
  now: Instant,
  problems: Problem[],
): ReadonlyMap<string, Calendar> {
  const parsed = parseCalendar(definition, now)
  if (parsed.ok) return new Map([...calendars, [slug, parsed.calendar]])
  problems.push(...parsed.problems.map(({ path, problem }) => ({ path: `calendar.${path}`, problem })))
  return calendars
}

function tryRoster(
  rosters: Map<string, Roster>,
  { slug, schedule }: NonNullable<Trial['roster']>,
  problems: Problem[],
): void {
  const parsed = parseSchedule(schedule)
  if (parsed.ok) rosters.set(slug, dutyRoster(schedule, [])!)
  else problems.push(...parsed.problems.map(({ path, problem }) => ({ path: `roster.${path}`, problem })))
}
