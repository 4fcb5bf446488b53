import { expect } from 'vitest'
import type { Door } from '../../src/channels/port/adapter.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { MINUTE, SECOND, type Instant } from '../../src/domain/time/instant.ts'
import type { HttpDoors } from '../../src/http/deps.ts'
import type { House } from '../support/house.ts'

/** A helpdesk beside which we work, and its webhook that may be lost on the way. */
export interface LossyHelpdesk {
  readonly house: House
  readonly channel: Channel
  readonly door: Door
  readonly doors: HttpDoors
  readonly begin: Instant
  /** Sets the time everywhere. */
  readonly travel: (at: Instant) => void
  /** The customer of that number asks in a place of their own, and who is called; then a colleague answers there. */
  readonly asks: (
    index: number,
    at: Instant,
  ) => { readonly told: Call; readonly answers: (at: Instant) => Call }
}

/** Calls our webhook for what was written. */
export type Call = () => Promise<void>

const CUSTOMERS = 24

/** Every tenth call is lost, every seventh comes late, some twice: two minutes later no turn is missing and none is doubled. */
export async function everyTenthWebhookIsLost(helpdesk: LossyHelpdesk): Promise<void> {
  const { house, channel, begin, travel, asks } = helpdesk
  travel(begin)
  let position = await look(helpdesk, null)
  const calls: Call[] = []
  for (let index = 0; index < CUSTOMERS; index += 1) {
    const at = begin + (index + 1) * SECOND
    const { told, answers } = asks(index, at)
    calls.push(told)
    if (index % 2 === 0) calls.push(answers(at + 20 * SECOND))
  }
  const lastSaid = begin + (CUSTOMERS + 20) * SECOND
  travel(begin + MINUTE)
  const late = calls.filter((_, index) => index % 7 === 0)
  const delivered = calls.filter((_, index) => index % 10 !== 9 && index % 7 !== 0)
  for (const call of [...delivered, ...late, ...delivered.slice(0, 5)]) await call()
  expect(await outcomes(house)).not.toEqual(allOf(CUSTOMERS))

  // The looks come at their own pace until two minutes after the last word.
  for (let at = begin + MINUTE; at <= lastSaid + 2 * MINUTE; at += position.pause) {
    travel(at)
    position = await look(helpdesk, position.at)
  }
  expect(await outcomes(house)).toEqual(allOf(CUSTOMERS))
  const { rowCount } = await house.pool.query('select 1 from message where channel_id = $1', [channel.id])
  expect(rowCount).toBe(calls.length)
}

const allOf = (customers: number) =>
  Array.from({ length: customers }, (_, index) => (index % 2 === 0 ? 'answered' : null))

async function look({ door, doors, channel }: LossyHelpdesk, before: unknown) {
  let at = before
  for (;;) {
    const pulled = await door.pull!(at, new AbortController().signal)
    await doors.take(channel, pulled.arrivals)
    at = pulled.position
    if (pulled.more !== true) return { at, pause: pulled.pause! }
  }
}

async function outcomes(house: House): Promise<readonly (string | null)[]> {
  const { rows } = await house.pool.query('select outcome from turn order by opened_at')
  return rows.map(({ outcome }) => outcome as string | null)
}
