import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR, MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import { adoptRemedy } from '../../../src/workflows/remedies/adopt-remedy.ts'
import { listTrials } from '../../../src/workflows/remedies/list-trials.ts'
import { tryRemedy } from '../../../src/workflows/remedies/try-remedy.ts'
import { loadDigest } from '../../../src/workflows/digests/load-digest.ts'
import { periodAround } from '../../../src/domain/digest/digest-period.ts'
import type { BrandId, PersonId } from '../../../src/domain/ids.ts'
import { parseSchedule } from '../../../src/domain/roster/parse-schedule.ts'
import { openHouse, type House } from '../../support/house.ts'

/** A Monday; the demo brand lives in London. */
const MONDAY = parseInstant('2026-11-02T00:00:00Z')!
const DAY = 24 * HOUR

let house: House
let brandId: BrandId
beforeAll(async () => {
  house = await openHouse()
  brandId = (await house.channel('demo-posts')).brandId
  await house.pool.query(
    `update brand set settings = settings || '{"figures": {"currency": "EUR", "cover_hour_minor": 2500}}'`,
  )
})
afterAll(() => house.close())

let count = 0
/** Posts are promised an answer within the hour: so many wrote at 21:10 to 21:50 of a day, and were answered after. */
async function evening(day: number, customers: number, answeredAfter: number): Promise<void> {
  const channel = await house.channel('demo-posts')
  for (let n = 0; n < customers; n += 1) {
    const at = MONDAY + day * DAY + 21 * HOUR + 10 * MINUTE + (n % 5) * 10 * MINUTE
    count += 1
    const thread = `t${count}`
    const say = (kind: 'customer' | 'agent', occurredAt: number) => ({
      externalId: `${thread}-${kind}`,
      threadKey: thread,
      author: { kind, address: `${kind}-${thread}@customers.example` },
      occurredAt,
      text: 'something',
    })
    for (const [kind, when] of [
      ['customer', at],
      ['agent', at + answeredAfter],
    ] as const) {
      house.setNow(when)
      await recordMessages(house.deps, { channel, messages: [say(kind, when)] })
    }
  }
}

test('the one decision is tried as a draft, adopted by name, and later digests say what it achieved', async () => {
  for (let day = 0; day < 5; day += 1) await evening(day, 5, 9 * HOUR)
  house.setNow(MONDAY + 7 * DAY + 8 * HOUR)
  const command = { brandId, period: 'weekly' as const, at: MONDAY, personId: null }
  const trial = (await tryRemedy(house.deps, command))!
  expect(trial.remedy).toMatchObject({
    type: 'cover',
    fromHour: 21,
    toHour: 22,
    days: 'working_days',
    of: 25,
  })
  expect(trial.before).toEqual({ turns: 25, neglected: 25 })
  expect(trial.draft).toMatchObject({
    timezone: 'Europe/London',
    layers: [{ windows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '21:00', to: '22:00' }] }],
  })
  expect(parseSchedule(trial.draft).ok).toBe(true)
  const digest = await house.deps.store.transaction((tx) =>
    loadDigest(tx, brandId, periodAround('weekly', 'Europe/London', MONDAY)),
  )
  expect(digest.price).toEqual({ hours: 5, currency: 'EUR', minor: 12_500 })
  expect(digest.achieved).toBeNull()

  const { rows } = await house.pool.query<{ id: PersonId }>(`select id from person where slug = 'amara'`)
  const adopt = (members: readonly PersonId[]) =>
    adoptRemedy(house.deps, { brandId, id: trial.id, members, personId: null })
  expect(await adopt([])).toMatchObject({ reason: 'members_needed' })
  expect(await adopt([rows[0]!.id])).toMatchObject({ type: 'adopted' })
  expect(await adopt([rows[0]!.id])).toMatchObject({ reason: 'adopted_before' })
  const rosters = await house.pool.query(`select schedule from roster where slug like 'one-more-%'`)
  expect(rosters.rows[0].schedule.layers[0].fixed).toEqual([rows[0]!.id])

  for (let day = 7; day < 12; day += 1) await evening(day, 5, day === 7 ? 9 * HOUR : 20 * MINUTE)
  house.setNow(MONDAY + 14 * DAY + 8 * HOUR)
  const [judged] = await listTrials(house.deps, brandId)
  // 25 would have been neglected as before, 5 were.
  expect(judged!.result).toMatchObject({ predicted: { high: 25 }, achieved: { middle: 20 } })
  const next = await house.deps.store.transaction((tx) =>
    loadDigest(tx, brandId, periodAround('weekly', 'Europe/London', MONDAY + 7 * DAY)),
  )
  expect(next.achieved!.result.achieved!.middle).toBe(20)
})

test('a week without anything beyond chance has nothing to try', async () => {
  house.setNow(MONDAY + 70 * DAY)
  const nothing = { brandId, period: 'weekly' as const, at: MONDAY + 60 * DAY, personId: null }
  expect(await tryRemedy(house.deps, nothing)).toBeNull()
})
