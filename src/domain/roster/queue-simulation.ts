import { chanceOf, lognormal } from '../dispatch/simulation/random.ts'
import type { Load, ServiceLevel } from './erlang-c.ts'

/** Enough arrivals for shares of 0.95 to stand within two hundredths. */
const ARRIVALS = 1_500
const SEEDS = [1, 2, 3]
/** How much handle times differ: the spread of a lognormal. */
const SIGMA = 0.7
const MOST = 200

/**
 * The share of written work, 0 to 1, that somebody begins and finishes within the target: simulated, because mail can lie, its target covers
 * the answer itself, and Erlang's formula knows only the wait. First come, first served; `people` is a whole number from 1.
 */
export function shareAnswered(
  { arrivalsPerHour, handleSeconds }: Load,
  people: number,
  targetSeconds: number,
): number {
  let answered = 0
  for (const seed of SEEDS) {
    const freeAt = new Array<number>(people).fill(0)
    let at = 0
    for (let number = 0; number < ARRIVALS; number += 1) {
      at += (-Math.log(1 - chanceOf(seed, number, 1)) / arrivalsPerHour) * 3600
      const length = lognormal(handleSeconds, SIGMA, chanceOf(seed, number, 2), chanceOf(seed, number, 3))
      const first = freeAt.indexOf(Math.min(...freeAt))
      const done = Math.max(at, freeAt[first]!) + length
      freeAt[first] = done
      if (done - at <= targetSeconds) answered += 1
    }
  }
  return answered / (ARRIVALS * SEEDS.length)
}

/**
 * The fewest people who answer the promised share of written work in time; 0 when nothing comes in. Where even idle hands are too slow
 * for the promise, the fewest who come as near as idle hands do.
 */
export function peopleNeededFor(load: Load, { share, targetSeconds }: ServiceLevel): number {
  if (load.arrivalsPerHour <= 0) return 0
  const reachable = Math.min(share, shareAnswered(load, MOST, targetSeconds) - 0.005)
  const busy = (load.arrivalsPerHour * load.handleSeconds) / 3600
  let people = Math.max(1, Math.floor(busy))
  while (people < MOST && shareAnswered(load, people, targetSeconds) < reachable) people += 1
  return people
}
