import type { Person } from '../../people/person.ts'
import { compileRoster, type Roster } from '../../roster/compile-roster.ts'
import { onShift } from '../../roster/on-shift.ts'
import { parseSchedule } from '../../roster/parse-schedule.ts'
import { DAY, formatInstant, HOUR, parseInstant, type Instant } from '../../time/instant.ts'
import { isAwake } from '../awake.ts'
import { hourlyRate } from './arrivals.ts'
import type { World } from './world.ts'

interface Stretch {
  readonly member: string
  readonly from: string
  readonly to: string
}

/** How long one stretch of standby lasts. */
const STRETCH = 2 * HOUR

/** From so many expected messages an hour on, two people stand by instead of one. */
const BUSY = 8

/** The sites' office hours as a roster in the house's own language. */
export function staffRoster(world: World, crew: readonly Person[]): Roster {
  const { days, from, to } = world.staff_hours_local
  return compiled({
    timezone: 'UTC',
    layers: world.staff.map(({ zone }) => ({
      id: zone,
      timezone: zone,
      fixed: crew.filter((one) => one.kind === 'staff' && one.timeZone === zone).map(({ slug }) => slug),
      windows: [{ days, from, to }],
    })),
  })
}

/** Somebody who stands by every day, at these hours of their zone. */
export interface ExtraStandby {
  readonly zone: string
  readonly from: string
  readonly to: string
}

/** In gaps one or two freelancers who are awake, those who stood by least coming first; and whoever else is asked for. */
export function standbyRoster(
  world: World,
  crew: readonly Person[],
  staff: Roster,
  { everyGap, extra }: { readonly everyGap: boolean; readonly extra: readonly ExtraStandby[] },
): Roster {
  const layers = [
    ...(everyGap ? [{ id: 'gaps', events: gapStretches(world, crew, staff) }] : []),
    ...extra.flatMap(({ zone, from, to }, index) => {
      const living = crew.find(
        (one) => one.kind === 'freelance' && one.timeZone === zone && one.skills.length > 0,
      )
      const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
      return living
        ? [{ id: `extra-${index}`, timezone: zone, fixed: [living.slug], windows: [{ days, from, to }] }]
        : []
    }),
  ]
  return compiled({ timezone: 'UTC', layers })
}

function gapStretches(world: World, crew: readonly Person[], staff: Roster): readonly Stretch[] {
  const start = parseInstant(world.start)!
  const stood = new Map<string, number>()
  const events: Stretch[] = []
  for (let from = start; from < start + world.days * DAY; from += STRETCH) {
    const to = from + STRETCH
    if (hours(from, to).every((at) => onShift(staff, at).length > 0)) continue
    const able = crew.filter(
      (one) =>
        one.kind === 'freelance' && one.skills.length > 0 && hours(from, to).every((at) => isAwake(one, at)),
    )
    const wanted = expected(world, from) >= BUSY ? 2 : 1
    for (const { slug } of able
      .toSorted((a, b) => (stood.get(a.slug) ?? 0) - (stood.get(b.slug) ?? 0))
      .slice(0, wanted)) {
      stood.set(slug, (stood.get(slug) ?? 0) + 1)
      events.push({ member: slug, from: formatInstant(from), to: formatInstant(to) })
    }
  }
  return events
}

/** An answer cannot change between these instants by more than a stretch's edges. */
function hours(from: Instant, to: Instant): readonly Instant[] {
  return Array.from({ length: (to - from) / (HOUR / 2) }, (_, index) => from + (index * HOUR) / 2).concat(
    to - 1,
  )
}

function expected(world: World, at: Instant): number {
  const regions = world.arrivals.per_hour_by_region
  return regions.reduce((sum, { zone, weight }) => sum + weight * hourlyRate(world, zone, at), 0)
}

function compiled(schedule: unknown): Roster {
  const parsed = parseSchedule(schedule)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return compileRoster(parsed.schedule)
}
