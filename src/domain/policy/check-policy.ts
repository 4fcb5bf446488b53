import type { Calendar } from '../calendar/compile-calendar.ts'
import { OutOfHoursError } from '../calendar/open-time.ts'
import { DAYS_OF_A_UNION } from '../calendar/working-days.ts'
import { planClock } from '../clock/plan-clock.ts'
import type { Problem } from '../problem.ts'
import type { Instant } from '../time/instant.ts'
import type { Duration, Target } from './policy.ts'
import type { PolicyContent } from './policy-definition.ts'
import { FREELANCE } from './target-for.ts'

/** What a brand has that a policy may name. */
export interface PolicySurroundings {
  /** By slug, `24x7` among them. */
  readonly calendars: ReadonlyMap<string, Calendar>
  readonly channels: readonly { readonly slug: string; readonly kind: string }[]
  /** Layers of its rosters, as `follow-the-sun/sydney`; null where nobody knows. */
  readonly groups: readonly string[] | null
  readonly now: Instant
}

/** What stands against publishing a policy in its brand: calendars that are not there or never open, conditions that no channel meets. */
export function checkPolicy(content: PolicyContent, surroundings: PolicySurroundings): readonly Problem[] {
  return [
    ...content.targets.flatMap((target, index) => checkTarget(target, `targets.${index}`, surroundings)),
    ...checkConditions(content, surroundings),
  ]
}

function checkTarget(
  target: Target,
  path: string,
  { calendars, groups, now }: PolicySurroundings,
): readonly Problem[] {
  const stranger = unknownGroup(target, path, groups)
  if (stranger) return [stranger]
  const calendar = calendars.get(target.calendar)
  if (!calendar) {
    const known = [...calendars.keys()].join(', ')
    const problem = `the brand has no calendar "${target.calendar}"; it has: ${known}`
    return [{ path: `${path}.calendar`, problem }]
  }
  const durations = [target.duration, ...(target.goals ?? []).map(({ duration }) => duration)]
  if (durations.some(countsDays) && calendar.desks.length > 1)
    return [{ path: `${path}.calendar`, problem: DAYS_OF_A_UNION }]
  return [...neverDue(target, calendar, path, now), ...stepsTooEarly(target, durations, path)]
}

function unknownGroup({ group }: Target, path: string, groups: PolicySurroundings['groups']): Problem | null {
  if (group === undefined || group === FREELANCE || groups === null || groups.includes(group)) return null
  const known = [...groups, FREELANCE].join(', ')
  return {
    path: `${path}.group`,
    problem: `no roster of the brand has the group "${group}"; there are: ${known}`,
  }
}

function countsDays(duration: Duration): boolean {
  return 'targetBusinessDays' in duration
}

function neverDue(target: Target, calendar: Calendar, path: string, now: Instant): readonly Problem[] {
  try {
    planClock(target, calendar, now)
    return []
  } catch (error) {
    if (error instanceof OutOfHoursError)
      return [{ path: `${path}.calendar`, problem: `"${target.calendar}": ${error.message}` }]
    throw error
  }
}

/** A warning that would stand before the beginning is no warning. */
function stepsTooEarly(target: Target, durations: readonly Duration[], path: string): readonly Problem[] {
  const seconds = durations.flatMap((duration) => ('targetSeconds' in duration ? duration.targetSeconds : []))
  const shortest = Math.min(...seconds)
  return target.steps.flatMap(({ name, point }, index) =>
    point.at === 'before' && point.before > shortest * 1_000
      ? [
          {
            path: `${path}.steps.${index}.at`,
            problem: `${name} stands before the beginning of a target of ${shortest} s`,
          },
        ]
      : [],
  )
}

function checkConditions(
  { conditions }: PolicyContent,
  { channels }: PolicySurroundings,
): readonly Problem[] {
  const unknown = (conditions.channels ?? []).filter((slug) => channels.every((one) => one.slug !== slug))
  const problems = unknown.map((slug) => ({
    path: 'conditions.channels',
    problem: `the brand has no channel "${slug}"; it has: ${channels.map((one) => one.slug).join(', ')}`,
  }))
  if (problems.length > 0 || !conditions.channels || !conditions.kinds) return problems
  const { channels: slugs, kinds } = conditions
  const both = channels.some(({ slug, kind }) => slugs.includes(slug) && kinds.includes(kind))
  if (both) return []
  return [
    {
      path: 'conditions.kinds',
      problem: `contradicts conditions.channels: none of ${slugs.join(', ')} is of kind ${kinds.join(' or ')}`,
    },
  ]
}
