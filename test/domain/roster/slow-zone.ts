import { IANAZone } from 'luxon'

/**
 * Local time by walking minute by minute, for tests only: slow, and plainly right.
 * Remembers the offset of each quarter of an hour, at which alone zones change nowadays.
 */
const quarter = 15 * 60_000
const offsets = new Map<string, Map<number, number>>()

function offset(zone: string, at: number): number {
  let known = offsets.get(zone)
  if (!known) offsets.set(zone, (known = new Map<number, number>()))
  const number = Math.floor(at / quarter)
  let found = known.get(number)
  if (found === undefined)
    known.set(number, (found = IANAZone.create(zone).offset(number * quarter) * 60_000))
  return found
}

export function slowWallTime(zone: string, at: number): number {
  return at + offset(zone, at)
}

/** Walks until the wall shows the time or, if the clocks skip it, a later one. */
export function slowFirst(zone: string, wall: number): number {
  for (let at = wall - 15 * 3_600_000; ; at += 60_000) if (slowWallTime(zone, at) >= wall) return at
}

/** The last minute at which the wall shows the time; if the clocks skip it, as above. */
export function slowLast(zone: string, wall: number): number {
  let found = slowFirst(zone, wall)
  for (let at = found; at < found + 180 * 60_000; at += 60_000)
    if (slowWallTime(zone, at) === wall) found = at
  return found
}
