import type { ChannelKind } from '../conversation/channel.ts'
import { hoursInWeek, learnDemand } from '../roster/demand.ts'
import { staffingFor, type Staffing } from '../roster/staffing.ts'
import type { Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'

export interface PeopleByHour {
  readonly kind: ChannelKind
  readonly staffing: Staffing
  readonly arrivals: readonly Instant[]
  readonly zone: Zone
  readonly since: Instant
  readonly until: Instant
}

/** How many people would have to be on shift in each hour of the week, `[weekday][hour]` on the clocks of `zone`. */
export function peopleByHour({
  kind,
  staffing,
  arrivals,
  zone,
  since,
  until,
}: PeopleByHour): readonly (readonly number[])[] {
  const [demand] = learnDemand(
    arrivals.map((at) => ({ zone, at })),
    since,
    until,
  )
  const needed = staffingFor(kind, staffing)
  const perHour = (demand?.perHour ?? new Array<number>(hoursInWeek).fill(0)).map(needed)
  return Array.from({ length: 7 }, (_, weekday) => perHour.slice(24 * weekday, 24 * (weekday + 1)))
}
