import { afterEach, describe, expect, it } from 'vitest'
import type { OfferId, PersonId } from '../../../src/domain/ids.ts'
import { claimOffer } from '../../../src/workflows/dispatch/claim-offer.ts'
import { continueClaim } from '../../../src/workflows/dispatch/continue-claim.ts'
import { declineOffer } from '../../../src/workflows/dispatch/decline-offer.ts'
import { handBack } from '../../../src/workflows/dispatch/hand-back.ts'
import { takeConversation } from '../../../src/workflows/dispatch/take-conversation.ts'
import { openDesk, type Desk, type OfferRow } from './desk.ts'

let desk: Desk
afterEach(() => desk.close())

async function offered(): Promise<{
  conversationId: Parameters<Desk['offers']>[0]
  offers: readonly OfferRow[]
}> {
  desk = await openDesk('2026-11-03T07:00:00Z')
  const { conversationId } = await desk.write('demo-email', 'first')
  await desk.until('2026-11-03T07:00:01Z')
  return { conversationId, offers: await desk.offers(conversationId) }
}

const claim = ({ id, personId }: { id: OfferId; personId: PersonId }) =>
  claimOffer(desk.house.deps, { offerId: id, personId })

describe('a claim', () => {
  it('has one winner when everybody who was asked claims at the same time, and the others learn who', async () => {
    const { conversationId, offers } = await offered()
    const outcomes = await Promise.all(offers.map(claim))
    const winners = offers.filter((_, index) => outcomes[index]!.type === 'claimed')
    expect(winners).toHaveLength(1)
    expect(await desk.holder(conversationId)).toBe(winners[0]!.slug)
    for (const outcome of outcomes.filter(({ type }) => type === 'refused'))
      expect(outcome).toMatchObject({ reason: 'already_claimed', by: winners[0]!.personId })
    expect((await desk.offers(conversationId)).map(({ state }) => state).toSorted()).toEqual([
      'claimed',
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ])
    const timers = await desk.house.pool.query(`select kind from timer where kind <> 'clock'`)
    expect(timers.rows).toEqual([{ kind: 'lease' }])
  })

  it('goes on while an answer waits for it: the answer holds the clocks, not what a claim takes away', async () => {
    const { conversationId, offers } = await offered()
    const claiming = await desk.house.pool.connect()
    await claiming.query('begin')
    await claiming.query('select 1 from dispatch where conversation_id = $1 for update', [conversationId])
    const answered = desk.answer('demo-email', 'first')
    const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%update dispatch%' and datname = current_database()`
    await expect.poll(async () => (await desk.house.pool.query(waiting)).rowCount).toBeGreaterThan(0)
    const taken = await claiming.query(
      `select 1 from timer where conversation_id = $1 and kind in ('offer', 'dispatch') for update nowait`,
      [conversationId],
    )
    expect(taken.rowCount).toBeGreaterThanOrEqual(offers.length)
    await claiming.query('commit')
    claiming.release()
    await answered
  })

  it('made twice by the same person is one claim', async () => {
    const { offers } = await offered()
    const first = await claim(offers[0]!)
    expect(await claim(offers[0]!)).toEqual(first)
  })

  it('on an offer to somebody else is refused', async () => {
    const { offers } = await offered()
    const [mine, theirs] = offers
    expect(await claim({ id: theirs!.id, personId: mine!.personId })).toMatchObject({ reason: 'not_yours' })
  })

  it('after the offer expired is honoured while the work is free', async () => {
    const { conversationId, offers } = await offered()
    await desk.until('2026-11-03T07:04:00Z')
    expect((await desk.offers(conversationId)).every(({ state }) => state === 'expired')).toBe(true)
    expect(await claim(offers[0]!)).toMatchObject({ type: 'claimed', late: true })
    expect(await desk.holder(conversationId)).toBe(offers[0]!.slug)
  })

  it('after somebody answered is refused as expired', async () => {
    const { offers } = await offered()
    await desk.answer('demo-email', 'first')
    expect(await claim(offers[0]!)).toMatchObject({ type: 'refused', reason: 'expired' })
  })

  it('is refused to whoever holds as much as they can', async () => {
    const { offers } = await offered()
    const other = await desk.write('demo-email')
    await desk.until('2026-11-03T07:00:02Z')
    const again = (await desk.offers(other.conversationId)).find(({ slug }) => slug === offers[0]!.slug)
    expect(again).toBeUndefined() // an open offer counts as work
    await desk.house.pool.query(`update person set capacity = '{"email": 0}' where id = $1`, [
      offers[0]!.personId,
    ])
    expect(await claim(offers[0]!)).toMatchObject({ reason: 'over_capacity', capacity: 0 })
  })

  it('is refused to somebody who was removed, or lost the brand, meanwhile', async () => {
    const { offers } = await offered()
    await desk.house.pool.query(`update person set removed_at = now() where id = $1`, [offers[0]!.personId])
    await desk.house.pool.query(`delete from membership where person_id = $1`, [offers[1]!.personId])
    expect(await claim(offers[0]!)).toMatchObject({ reason: 'not_eligible' })
    expect(await claim(offers[1]!)).toMatchObject({ reason: 'not_eligible' })
    expect(await claim(offers[2]!)).toMatchObject({ type: 'claimed' })
  })
})

describe('an offer', () => {
  it('that everybody declines leads to the next wave at once', async () => {
    const { conversationId, offers } = await offered()
    for (const { id, personId } of offers)
      expect(await declineOffer(desk.house.deps, { offerId: id, personId, reason: 'no_time' })).toEqual({
        type: 'declined',
      })
    expect((await desk.offers(conversationId)).map(({ state }) => state)).toEqual(Array(4).fill('declined'))
    const { rows } = await desk.house.pool.query(`select kind, id from timer where kind = 'dispatch'`)
    expect(rows).toHaveLength(1)
  })

  it('met twice with silence takes the person away for half an hour, but not if it was never delivered', async () => {
    const { offers } = await offered()
    const silent = offers[0]!
    await desk.delivered([silent.id])
    await desk.until('2026-11-03T07:04:00Z')
    const second = await desk.write('demo-email')
    await desk.until('2026-11-03T07:04:01Z')
    const again = (await desk.offers(second.conversationId)).find(({ slug }) => slug === silent.slug)!
    await desk.delivered([again.id])
    await desk.until('2026-11-03T07:10:00Z')
    const { rows } = await desk.house.pool.query(`select slug from person where away_until is not null`)
    expect(rows).toEqual([{ slug: silent.slug }])
    const third = await desk.write('demo-email')
    await desk.until('2026-11-03T07:10:01Z')
    expect((await desk.offers(third.conversationId)).map(({ slug }) => slug)).not.toContain(silent.slug)
  })
})

describe('a lease', () => {
  it('that runs out returns the work, and its holder is not asked again for an hour', async () => {
    const { conversationId, offers } = await offered()
    await claim(offers[0]!)
    await desk.until('2026-11-03T07:03:00Z')
    expect(await desk.holder(conversationId)).toBe(offers[0]!.slug)
    await desk.until('2026-11-03T07:03:01.002Z')
    expect(await desk.holder(conversationId)).toBeNull()
    const next = (await desk.offers(conversationId)).filter(({ state }) => state === 'open')
    expect(next.length).toBeGreaterThan(0)
    expect(next.map(({ slug }) => slug)).not.toContain(offers[0]!.slug)
    expect(await desk.events(conversationId)).toContain('claim.lapsed')
  })

  it('goes on while the holder gives signs of life', async () => {
    const { conversationId, offers } = await offered()
    const outcome = await claim(offers[0]!)
    if (outcome.type !== 'claimed') throw new Error('refused')
    await desk.until('2026-11-03T07:02:59Z')
    const longer = await continueClaim(desk.house.deps, outcome.claimId, offers[0]!.personId)
    expect(longer).toMatchObject({ ok: true })
    await desk.until('2026-11-03T07:12:00Z')
    expect(await desk.holder(conversationId)).toBe(offers[0]!.slug)
  })

  it('ends with the answer, whoever gives it; the colleague gets half the credit', async () => {
    const { conversationId, offers } = await offered()
    await claim(offers[0]!)
    await desk.answer('demo-email', 'first')
    const { rows } = await desk.house.pool.query(
      `select state, credit from claim where conversation_id = $1`,
      [conversationId],
    )
    expect(rows).toEqual([{ state: 'superseded', credit: 0.5 }])
    const timers = await desk.house.pool.query('select kind from timer')
    expect(timers.rows).toEqual([])
  })

  it('handed back sends the search on at once', async () => {
    const { conversationId, offers } = await offered()
    await claim(offers[0]!)
    const { brandId } = desk
    const back = { brandId, conversationId, personId: offers[0]!.personId }
    expect(await handBack(desk.house.deps, back)).toEqual({ type: 'handed_back' })
    expect(await handBack(desk.house.deps, back)).toEqual({ type: 'refused', reason: 'not_held' })
    expect(
      (await desk.offers(conversationId)).filter(({ state }) => state === 'open').length,
    ).toBeGreaterThan(0)
  })
})

describe('taking work unasked', () => {
  it('gives it to the first, tells the second who has it, and takes the offers back', async () => {
    const { conversationId } = await offered()
    const { brandId } = desk
    const [elena, oliver] = [await desk.person('elena'), await desk.person('oliver')]
    const take = (personId: PersonId) =>
      takeConversation(desk.house.deps, { brandId, conversationId, personId })
    const outcomes = await Promise.all([take(elena), take(oliver)])
    expect(outcomes.map(({ type }) => type).toSorted()).toEqual(['claimed', 'refused'])
    const winner = outcomes[0].type === 'claimed' ? elena : oliver
    expect(outcomes.find(({ type }) => type === 'refused')).toMatchObject({
      reason: 'already_claimed',
      by: winner,
    })
    expect((await desk.offers(conversationId)).every(({ state }) => state === 'withdrawn')).toBe(true)
  })
})
