import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { claimOffer } from '../../../src/workflows/dispatch/claim-offer.ts'
import { handBack } from '../../../src/workflows/dispatch/hand-back.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk('2026-11-03T07:00:00Z')
  await desk.house.pool.query(`update person set capacity = '{"email": 3}'`)
})
afterEach(() => desk.close())

/** The same person wrote twice, to different threads. */
async function twoDoors() {
  const first = await desk.write('demo-email')
  await desk.until('2026-11-03T07:00:01Z')
  const second = await desk.write('demo-email')
  await desk.house.pool.query(
    `update conversation set customer_id = (select customer_id from conversation where id = $1) where id = $2`,
    [first.conversationId, second.conversationId],
  )
  await desk.until('2026-11-03T07:00:02Z')
  return { first: first.conversationId, second: second.conversationId }
}

describe('a customer who knocks on two doors', () => {
  it('is offered once, and whoever claims answers at both', async () => {
    const { first, second } = await twoDoors()
    expect(await desk.offers(second)).toEqual([])
    expect(await desk.events(second)).toContain('dispatch.linked')
    const [offer] = await desk.offers(first)
    await claimOffer(desk.house.deps, { offerId: offer!.id, personId: offer!.personId })
    expect(await desk.holder(first)).toBe(offer!.slug)
    expect(await desk.holder(second)).toBe(offer!.slug)
  })

  it('comes to the one who holds the first door already', async () => {
    const first = await desk.write('demo-email')
    await desk.until('2026-11-03T07:00:01Z')
    const [offer] = await desk.offers(first.conversationId)
    await claimOffer(desk.house.deps, { offerId: offer!.id, personId: offer!.personId })
    const second = await desk.write('demo-email')
    await desk.house.pool.query(
      `update conversation set customer_id = (select customer_id from conversation where id = $1) where id = $2`,
      [first.conversationId, second.conversationId],
    )
    await desk.until('2026-11-03T07:00:02Z')
    expect(await desk.holder(second.conversationId)).toBe(offer!.slug)
  })

  it('is searched for at the second door when nobody is left to ask at the first', async () => {
    const { first, second } = await twoDoors()
    await desk.until('2026-11-03T07:02:30Z')
    expect((await desk.offers(first)).every(({ state }) => state === 'expired')).toBe(true)
    expect((await desk.offers(second)).length).toBeGreaterThan(0)
  })
})

describe('work that comes back', () => {
  it('alarms the lead at the second time, once', async () => {
    await desk.house.pool.query(`update person set time_zone = 'Asia/Manila' where slug = 'elena'`)
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T07:00:01Z')
    const paged = async () =>
      (await desk.events(conversationId)).filter((type) => type === 'dispatch.paged').length
    for (const expected of [0, 1, 1]) {
      const offer = (await desk.offers(conversationId)).find(({ state }) => state !== 'claimed')!
      const { personId } = offer
      await claimOffer(desk.house.deps, { offerId: offer.id, personId })
      await handBack(desk.house.deps, { brandId: desk.brandId, conversationId, personId })
      expect(await paged()).toBe(expected)
    }
  })
})
