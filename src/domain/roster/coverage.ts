import { HOUR, type Instant, type Millis } from '../time/instant.ts'
import { expectedArrivals, type Demand } from './demand.ts'
import { headcount, type Headcount } from './headcount.ts'
import type { Member, Period, Shift } from './schedule.ts'
import { merge } from './span.ts'

/** Something that customers need answered: a channel in a language, say. */
export interface Need {
  readonly demand: readonly Demand[]
  readonly able: (member: Member) => boolean
  /** How many people on shift answer so many arrivals an hour as promised. */
  readonly peopleFor: (arrivalsPerHour: number) => number
}

export interface CoveredHour extends Period {
  readonly arrivals: number
  readonly needed: number
  /** The fewest able people on shift at any moment of the hour. */
  readonly people: number
}

export interface Coverage {
  readonly hours: readonly CoveredHour[]
  /** When nobody able is on shift. */
  readonly gaps: readonly Period[]
  readonly uncovered: Millis
  /** How many customers are expected to come in the gaps. */
  readonly arrivalsInGaps: number
}

/** Sets demand against the people on shift (of all rosters, see `shiftsBetween`), hour by hour through `[from, to)`. */
export function coverageOf(need: Need, shifts: readonly Shift[], from: Instant, to: Instant): Coverage {
  const ableShifts = shifts.filter(({ member }) => need.able(member))
  const counts = headcount(ableShifts, from, to)
  const gaps = merge(counts.filter(({ people }) => people === 0))
  const hours: CoveredHour[] = []
  let first = 0
  for (let at = from; at < to; at += HOUR) {
    const until = Math.min(at + HOUR, to)
    while (counts[first]!.to <= at) first += 1
    const perHour = expectedArrivals(need.demand, at)
    const arrivals = (perHour * (until - at)) / HOUR
    hours.push({
      from: at,
      to: until,
      arrivals,
      needed: need.peopleFor(perHour),
      people: fewest(counts, first, until),
    })
  }
  return { hours, gaps, uncovered: lengthOf(gaps), arrivalsInGaps: arrivalsIn(gaps, hours) }
}

function fewest(counts: readonly Headcount[], first: number, until: Instant): number {
  let least = Infinity
  for (let k = first; k < counts.length && counts[k]!.from < until; k += 1)
    least = Math.min(least, counts[k]!.people)
  return least
}

function lengthOf(periods: readonly Period[]): Millis {
  return periods.reduce((sum, { from, to }) => sum + to - from, 0)
}

function arrivalsIn(gaps: readonly Period[], hours: readonly CoveredHour[]): number {
  return hours.reduce((sum, hour) => {
    const open = gaps
      .map((gap) => Math.min(gap.to, hour.to) - Math.max(gap.from, hour.from))
      .filter((length) => length > 0)
    return sum + (hour.arrivals * open.reduce((all, length) => all + length, 0)) / (hour.to - hour.from)
  }, 0)
}
