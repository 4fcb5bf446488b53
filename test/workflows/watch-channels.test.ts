import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { watchChannels } from '../../src/workflows/channels/watch-channels.ts'
import { reportHealth } from '../../src/workflows/channels/report-health.ts'
import type { Channel } from '../../src/domain/conversation/channel.ts'
import { openHouse, type House } from '../support/house.ts'

const noon = Date.parse('2026-03-30T12:00:00Z')
const MINUTE = 60_000
const WEEK = 7 * 24 * 60 * MINUTE

let house: House
let channel: Channel
beforeAll(async () => {
  house = await openHouse()
  channel = await house.channel('demo-email')
  await house.pool.query(`update channel set connected_at = '2026-01-01'`)
})
afterAll(() => house.close())
beforeEach(async () => {
  house.setNow(noon)
  await house.pool.query(
    `delete from channel_pulse; delete from event; delete from turn_account; update channel set health = '{}'`,
  )
})

const at = (minutes: number) => house.setNow(noon + minutes * MINUTE)
const alarms = async () =>
  (
    await house.pool.query(
      `select type, payload ->> 'alarm' as alarm from event where type in ('channel.alarm', 'channel.recovered') order by id`,
    )
  ).rows

test('a mailbox that cannot be reached is an alarm after five minutes, once, and over when it is back', async () => {
  const report = (health: Parameters<typeof reportHealth>[1]['health']) =>
    reportHealth(house.deps, { channel, part: 'INBOX', health })
  await report({ state: 'watching' })
  at(4)
  expect(await watchChannels(house.deps)).toBe(0)
  at(5)
  expect(await watchChannels(house.deps)).toBe(1)
  at(6)
  expect(await watchChannels(house.deps)).toBe(0)
  await report({ state: 'watching' })
  expect(await watchChannels(house.deps)).toBe(0)
  expect(await alarms()).toEqual([
    { type: 'channel.alarm', alarm: 'down' },
    { type: 'channel.recovered', alarm: 'down' },
  ])
})

test('a form that quietly posts nothing any more is an alarm against what earlier weeks brought', async () => {
  const turn = (opened: number) =>
    house.pool.query(
      `insert into turn_account (brand_id, turn_id, conversation_id, customer_id, channel_id, time_zone, number, opened_at)
       values ($1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $2, 'UTC', 1, $3)`,
      [channel.brandId, channel.id, new Date(opened)],
    )
  for (const week of [1, 2, 3, 4])
    for (let minute = 10; minute <= 80; minute += 10) await turn(noon - week * WEEK + minute * MINUTE)
  await turn(noon)
  at(60)
  expect(await watchChannels(house.deps)).toBe(0)
  at(70)
  expect(await watchChannels(house.deps)).toBe(1)
  await turn(noon + 71 * MINUTE)
  at(72)
  await watchChannels(house.deps)
  expect(await alarms()).toEqual([
    { type: 'channel.alarm', alarm: 'silent' },
    { type: 'channel.recovered', alarm: 'silent' },
  ])
})
