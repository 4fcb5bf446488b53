import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { periodAround } from '../../../src/domain/digest/digest-period.ts'
import type { BrandId } from '../../../src/domain/ids.ts'
import { readArrivals } from '../../../src/db/read/arrivals.ts'
import { loadBehind } from '../../../src/workflows/digests/load-behind.ts'
import { catchUp } from '../../../src/workflows/figures/follow-facts.ts'
import { at, openDigestHouse, type DigestHouse } from './digest-house.ts'

const WEEK = periodAround('weekly', 'UTC', at('2026-11-11T00:00:00Z'))

let house: DigestHouse
let brandId: BrandId
let conversation: string
beforeAll(async () => {
  house = await openDigestHouse()
  brandId = await house.brandId()
  // Two weeks ago one of two was neglected, last week nobody wrote.
  await house.say('customer', 'ann', '2026-10-27T10:00:00Z')
  await house.say('agent', 'ann', '2026-10-27T10:30:00Z')
  conversation = await house.say('customer', 'bob', '2026-10-28T10:00:00Z')
  await house.say('agent', 'bob', '2026-10-28T12:00:00Z')
  house.setNow(at('2026-11-16T08:00:00Z'))
  await catchUp(house.deps)
})
afterAll(() => house.close())

const load = () =>
  house.deps.store.transaction((tx) => loadBehind(tx, brandId, WEEK, { people: 3, estimated: false }))
const settings = (figures: object) =>
  house.pool.query(`update brand set settings = settings || jsonb_build_object('figures', $1::jsonb)`, [
    JSON.stringify(figures),
  ])

async function disturb(slug: string, sentAt: string): Promise<void> {
  await house.pool.query(
    `insert into ping (brand_id, id, person_id, kind, via, state, queued_at, sent_at)
     select $1, gen_random_uuid(), id, 'offer', 'email', 'sent', $3, $3 from person where slug = $2`,
    [brandId, slug, sentAt],
  )
}

async function pay(kind: string, minor: number, occurredAt: string): Promise<void> {
  await house.pool.query(
    `insert into pay_entry (brand_id, id, person_id, currency, amount_minor, kind, occurred_at, final_at)
     select $1, gen_random_uuid(), id, 'EUR', $2, $3, $4, $4 from person where slug = 'amara'`,
    [brandId, minor, kind, occurredAt],
  )
}

describe('what stands behind the number of a week', () => {
  it('has the seven weeks before, the oldest first, empty ones too', async () => {
    const { trend } = await load()
    expect(trend.map(({ turns, neglected }) => [turns, neglected])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [2, 1],
      [0, 0],
    ])
    expect(trend.at(-1)!.to).toBe(WEEK.from)
    expect(trend.every(({ from }, n) => n === 0 || from === trend[n - 1]!.to)).toBe(true)
  })

  it('shows what experts bore of five or more, unless the brand turns that off', async () => {
    await disturb('amara', '2026-11-11T12:00:00Z')
    await disturb('amara', '2026-11-15T23:59:59.999Z')
    // Before the week and after it: of no concern.
    await disturb('amara', '2026-11-08T23:59:59.999Z')
    await disturb('amara', '2026-11-16T00:00:00Z')
    expect((await load()).burden).toBeNull()
    await settings({ staff_in_groups: false })
    expect((await load()).burden).toMatchObject({ people: 1, pings: 2 })
  })

  it('names money once the brand has said what things cost: what was earned by overflow, no payment', async () => {
    await pay('adjustment', 700, '2026-11-09T00:00:00Z')
    await pay('adjustment', -200, '2026-11-15T23:59:59.999Z')
    await pay('transfer', 5_000, '2026-11-12T00:00:00Z')
    await pay('adjustment', 9_000, '2026-11-16T00:00:00Z')
    await settings({})
    expect((await load()).costs).toBeNull()
    await settings({ currency: 'EUR', neglected_customer_minor: 3_000 })
    expect((await load()).costs).toEqual({
      neglect: { currency: 'EUR', minor: 9_000 },
      overflow: { currency: 'EUR', minor: 500 },
    })
    await settings({ currency: 'USD' })
    expect((await load()).costs).toEqual({ neglect: null, overflow: { currency: 'USD', minor: 0 } })
  })

  it('ranks what the front line says would have prevented it', async () => {
    const say = (text: string, person: string, saidAt: string) =>
      house.pool.query(
        `insert into prevention (brand_id, id, conversation_id, person_id, text, said_at)
         select $1, gen_random_uuid(), $2, id, $3, $5 from person where slug = $4`,
        [brandId, conversation, text, person, saidAt],
      )
    await say('German on the evening shift', 'amara', '2026-11-10T10:00:00Z')
    await say('a macro for refunds', 'elena', '2026-11-08T10:00:00Z')
    expect((await load()).preventions).toEqual([{ text: 'German on the evening shift', count: 1 }])
  })

  it('names the hours ahead that nobody covers, where most customers are expected first', async () => {
    for (let n = 0; n < 4; n += 1) await house.say('customer', `night ${n}`, `2026-11-1${n}T03:00:00Z`)
    house.setNow(at('2026-11-16T08:00:00Z'))
    expect((await load()).gaps).toEqual([])
    await house.pool.query('update roster set removed_at = statement_timestamp()')
    const { gaps } = await load()
    expect(gaps!.length).toBeGreaterThan(0)
    expect(gaps!.every(({ hours, customers }) => hours >= 1 && customers >= 0.5)).toBe(true)
    expect(gaps!.map(({ customers }) => customers)).toEqual(
      gaps!.map(({ customers }) => customers).sort((a, b) => b - a),
    )
    expect(gaps![0]).toMatchObject({ channelKind: 'social' })
  })

  it('reads demand from the sample of customers where there are very many', async () => {
    await catchUp(house.deps)
    const { rowCount: inSample } = await house.pool.query(`
      with made as materialized (select gen_random_uuid() as id from generate_series(1, 5000)),
        known as (
          select (select id from made where hashtextextended(id::text, 0) & 63 = 0 limit 1) as sampled,
            (select id from made where hashtextextended(id::text, 0) & 63 <> 0 limit 1) as other),
        moved as (
          update turn_account set customer_id = case when opened_at >= '2026-11-10' then sampled else other end
          from known returning opened_at)
      select from moved where opened_at >= '2026-11-10'`)
    expect(inSample).toBeGreaterThan(0)
    const arrivals = await readArrivals(house.db, brandId, at('2026-11-16T08:00:00Z'), true)
    expect(arrivals.reduce((sum, { count }) => sum + count, 0)).toBe(64 * inSample!)
  })
})
