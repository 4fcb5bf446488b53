import type { ChannelKind } from '../conversation/channel.ts'
import { peopleNeeded } from './erlang-c.ts'
import { peopleNeededFor } from './queue-simulation.ts'

/** What a kind of channel promises and how long its work takes. */
export interface Staffing {
  readonly targetSeconds: number
  readonly handleSeconds: number
  /** How many conversations one person handles at a time. */
  readonly atOnce: number
}

/** This share of customers shall be answered as promised. */
const SHARE = 0.95

export const usualStaffing: Readonly<Record<ChannelKind, Staffing>> = {
  email: { targetSeconds: 900, handleSeconds: 360, atOnce: 1 },
  chat: { targetSeconds: 30, handleSeconds: 480, atOnce: 3 },
  social: { targetSeconds: 3_600, handleSeconds: 300, atOnce: 1 },
  phone: { targetSeconds: 30, handleSeconds: 420, atOnce: 1 },
  helpdesk: { targetSeconds: 900, handleSeconds: 360, atOnce: 1 },
}

/**
 * How many people on shift keep a kind's promise at so many arrivals an hour: by Erlang's formula where the customer waits in the line (chat,
 * phone), by simulation where work can lie. Rates are taken in steps of a twentieth, upwards, so that each is worked out once.
 */
export function staffingFor(kind: ChannelKind, staffing: Staffing): (arrivalsPerHour: number) => number {
  const { targetSeconds, handleSeconds, atOnce } = staffing
  const known = workedOut(`${kind} ${targetSeconds} ${handleSeconds} ${atOnce}`)
  const level = { share: SHARE, targetSeconds }
  const compute = (arrivalsPerHour: number): number =>
    kind === 'chat' || kind === 'phone'
      ? peopleNeeded({ arrivalsPerHour, handleSeconds }, level, atOnce)
      : peopleNeededFor({ arrivalsPerHour, handleSeconds }, level)
  return (arrivalsPerHour) => {
    const rate = stepAbove(arrivalsPerHour)
    const before = known.get(rate)
    if (before !== undefined) return before
    const people = compute(rate)
    known.set(rate, people)
    return people
  }
}

/** The same rates are asked for again with each report: people by rate, for each promise. */
const byPromise = new Map<string, Map<number, number>>()
const promisesKept = 200

function workedOut(promise: string): Map<number, number> {
  let known = byPromise.get(promise)
  if (!known) {
    if (byPromise.size >= promisesKept) byPromise.clear()
    byPromise.set(promise, (known = new Map<number, number>()))
  }
  return known
}

/** Powers of 1.05; below one customer in fifty hours there is nobody to wait for. */
function stepAbove(rate: number): number {
  if (rate < 0.02) return 0
  return 1.05 ** Math.ceil(Math.log(rate) / Math.log(1.05))
}
