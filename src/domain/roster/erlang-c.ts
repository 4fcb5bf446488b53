/** Work that comes in: arrivals an hour, and the seconds that one takes somebody who does nothing else. */
export interface Load {
  readonly arrivalsPerHour: number
  readonly handleSeconds: number
}

/** A promise: this share of customers (0 to below 1) waits no longer than so many seconds. */
export interface ServiceLevel {
  readonly share: number
  readonly targetSeconds: number
}

/**
 * The chance that a customer has to wait at all, 1 when the work is more than the servers can do.
 * Erlang's C formula (1917): Poisson arrivals, exponential handle times, nobody gives up. `servers` is a whole number from 0.
 */
export function chanceToWait(load: Load, servers: number): number {
  const offered = offeredErlangs(load)
  if (offered === 0) return 0
  if (servers <= offered) return 1
  let blocked = 1
  for (let count = 1; count <= servers; count += 1)
    blocked = (offered * blocked) / (count + offered * blocked)
  return (servers * blocked) / (servers - offered * (1 - blocked))
}

/** The share of customers, 0 to 1, who wait no longer than the target. */
export function shareInTarget(load: Load, servers: number, targetSeconds: number): number {
  const offered = offeredErlangs(load)
  if (offered > 0 && servers <= offered) return 0
  const spare = servers - offered
  return 1 - chanceToWait(load, servers) * Math.exp((-spare * targetSeconds) / load.handleSeconds)
}

/**
 * The fewest people who keep the promise, each of whom handles `atOnce` conversations (from 1) at a time; 0 when nothing comes in.
 * Throws RangeError for a share that no number of people can keep.
 */
export function peopleNeeded(load: Load, { share, targetSeconds }: ServiceLevel, atOnce = 1): number {
  if (!(share >= 0 && share < 1))
    throw new RangeError(`a share of ${share} cannot be promised; it must be 0 or more and below 1`)
  const offered = offeredErlangs(load)
  if (offered === 0) return 0
  let people = Math.floor(offered / atOnce) + 1
  while (shareInTarget(load, people * atOnce, targetSeconds) < share) people += 1
  return people
}

function offeredErlangs({ arrivalsPerHour, handleSeconds }: Load): number {
  return (arrivalsPerHour * handleSeconds) / 3600
}
