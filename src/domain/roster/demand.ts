import { DAY, HOUR, type Instant } from '../time/instant.ts'
import { dateOf, weekdayOf } from '../time/wall-date.ts'
import { wallTimeAt, type Zone } from '../time/zone.ts'

export const hoursInWeek = 168

/** How many arrivals an hour customers of one zone bring, for each hour of their week; 0 is Monday from midnight to one. */
export interface Demand {
  readonly zone: Zone
  readonly perHour: readonly number[]
}

export interface Arrival {
  /** Where the customer is. */
  readonly zone: Zone
  readonly at: Instant
  /** How many came at once; one unless said. */
  readonly count?: number
}

/** How many weeks of the same hour on other days of its kind an hour is mixed with: a quiet fortnight proves little. */
const weeksOfPrior = 2

/**
 * Learns demand from the arrivals within `[since, until)`, whole hours apart. Each hour of the week is its mean, drawn towards the mean of the same hour
 * over working days or over the weekend, less so the longer it was watched.
 */
export function learnDemand(arrivals: Iterable<Arrival>, since: Instant, until: Instant): Demand[] {
  const counts = new Map<Zone, number[]>()
  for (const { zone, at, count = 1 } of arrivals) {
    if (at < since || at >= until) continue
    let ofZone = counts.get(zone)
    if (!ofZone) counts.set(zone, (ofZone = emptyWeek()))
    ofZone[hourOfWeek(zone, at)]! += count
  }
  return [...counts].map(([zone, counted]) => ({
    zone,
    perHour: meansOf(counted, watchedHours(zone, since, until)),
  }))
}

/** The arrivals to expect in the hour that begins at `from`, over all zones. */
export function expectedArrivals(demand: readonly Demand[], from: Instant): number {
  return demand.reduce((sum, { zone, perHour }) => sum + perHour[hourOfWeek(zone, from)]!, 0)
}

/** 0 to 167. */
export function hourOfWeek(zone: Zone, at: Instant): number {
  const wall = wallTimeAt(zone, at)
  const date = dateOf(wall)
  return weekdayOf(date) * 24 + Math.floor((wall - date * DAY) / HOUR)
}

function emptyWeek(): number[] {
  return new Array<number>(hoursInWeek).fill(0)
}

/** How often each hour of the week came by: clock changes leave one out or repeat it. */
function watchedHours(zone: Zone, since: Instant, until: Instant): number[] {
  const watched = emptyWeek()
  for (let at = since; at < until; at += HOUR)
    watched[hourOfWeek(zone, at)]! += Math.min(HOUR, until - at) / HOUR
  return watched
}

function meansOf(counted: readonly number[], watched: readonly number[]): number[] {
  return counted.map((count, hour) => {
    const alike = counted.map((_, other) => other).filter((other) => isLike(hour, other))
    const likeCount = alike.reduce((sum, other) => sum + counted[other]!, 0)
    const likeWatched = alike.reduce((sum, other) => sum + watched[other]!, 0)
    const prior = likeWatched === 0 ? 0 : likeCount / likeWatched
    return (count + weeksOfPrior * prior) / (watched[hour]! + weeksOfPrior)
  })
}

function isLike(hour: number, other: number): boolean {
  return hour % 24 === other % 24 && isWeekend(hour) === isWeekend(other)
}

function isWeekend(hour: number): boolean {
  return hour >= 5 * 24
}
