import { DAY, HOUR, SECOND, parseInstant, type Instant } from '../../time/instant.ts'
import { wallTimeAt } from '../../time/zone.ts'
import { chanceOf } from './random.ts'
import type { SimulatedKind, World } from './world.ts'

export interface Arrival {
  readonly number: number
  readonly at: Instant
  readonly kind: SimulatedKind
  readonly special: boolean
}

/** When customers write: a Poisson process of each region, whose rate follows the region's day and week. */
export function arrivals(world: World, seed: number): readonly Arrival[] {
  const start = parseInstant(world.start)!
  const end = start + world.days * DAY
  const instants = world.arrivals.per_hour_by_region.flatMap((region, index) =>
    thinned(start, end, highestRate(world) * region.weight, [seed, index], (at) => {
      return (hourlyRate(world, region.zone, at) * region.weight) / (highestRate(world) * region.weight)
    }),
  )
  return instants
    .sort((a, b) => a - b)
    .map((at, number) => ({
      number,
      at,
      kind: chanceOf(seed, number, 11) < world.arrivals.chat_share ? 'chat' : 'email',
      special: chanceOf(seed, number, 12) < world.arrivals.needs_special_skill_share,
    }))
}

/** Messages per hour of a region of weight 1. */
export function hourlyRate({ arrivals: rates }: World, zone: string, at: Instant): number {
  const wall = wallTimeAt(zone, at)
  const date = Math.floor(wall / DAY)
  const hour = (wall - date * DAY) / HOUR
  const [from, to] = rates.day_hours_local
  const weekday = (date + 4) % 7 // 1970-01-01 was a Thursday; 0 is Sunday
  const ofDay = hour >= from && hour < to ? rates.day_rate : rates.night_rate
  return ofDay * (weekday === 0 || weekday === 6 ? rates.weekend_factor : 1)
}

function highestRate({ arrivals: rates }: World): number {
  return Math.max(rates.day_rate, rates.night_rate)
}

/** A Poisson process of the highest rate, of which each instant is kept with its share of that rate (Lewis and Shedler). */
function thinned(
  start: Instant,
  end: Instant,
  perHour: number,
  seeds: readonly number[],
  share: (at: Instant) => number,
): Instant[] {
  const kept: Instant[] = []
  let at = start
  for (let drawn = 0; ; drawn += 1) {
    at += (-Math.log(1 - chanceOf(...seeds, drawn, 1)) / perHour) * HOUR
    if (at >= end) return kept
    const whole = Math.floor(at / SECOND) * SECOND
    if (chanceOf(...seeds, drawn, 2) < share(whole)) kept.push(Math.floor(at))
  }
}
