import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditDispatches } from '../../../src/workflows/dispatch/audit-dispatches.ts'
import { claimOffer } from '../../../src/workflows/dispatch/claim-offer.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
let conversationId: Awaited<ReturnType<Desk['write']>>['conversationId']

beforeEach(async () => {
  desk = await openDesk('2026-11-03T07:00:00Z')
  conversationId = (await desk.write('demo-email', 'first')).conversationId
  await desk.until('2026-11-03T07:00:01Z')
})
afterEach(() => desk.close())

const audit = async () => (await auditDispatches(desk.house.deps)).map(({ problem }) => problem)
const openOffers = async () =>
  (await desk.offers(conversationId)).filter(({ state }) => state === 'open').length

describe('the auditor', () => {
  it('has nothing to say while everything has a next action', async () => {
    await desk.until('2026-11-03T07:01:30Z')
    expect(await audit()).toEqual([])
    await desk.until('2026-11-03T07:30:00Z')
    expect(await audit()).toEqual([])
  })

  it('sends a search on that has neither offer nor timer', async () => {
    await desk.house.pool.query(`update offer set state = 'withdrawn'`)
    await desk.house.pool.query(`delete from timer where kind <> 'clock'`)
    await desk.until('2026-11-03T07:02:00Z')
    expect(await audit()).toEqual(['no_next_action'])
    expect(await openOffers()).toBeGreaterThan(0)
    expect(await desk.events(conversationId)).toContain('dispatch.mended')
    expect(await audit()).toEqual([])
  })

  it('takes back work whose holder is gone with their claim, or whose lease nobody watches', async () => {
    const [offer] = await desk.offers(conversationId)
    await claimOffer(desk.house.deps, { offerId: offer!.id, personId: offer!.personId })
    await desk.house.pool.query(`delete from timer where kind = 'lease'`)
    await desk.until('2026-11-03T07:06:00Z')
    expect(await audit()).toEqual(['lease_without_timer'])
    expect(await desk.holder(conversationId)).toBeNull()
    expect(await openOffers()).toBeGreaterThan(0)

    await desk.house.pool.query(`delete from claim`)
    await desk.house.pool.query(`update dispatch set state = 'claimed'`)
    expect(await audit()).toEqual(['claimed_by_nobody'])
  })

  it('ends a search whose turn is closed', async () => {
    await desk.house.pool.query(`update turn set closed_at = now(), outcome = 'no_reply_needed'`)
    await desk.until('2026-11-03T07:01:30Z')
    expect(await audit()).toEqual(['turn_closed'])
    expect(await openOffers()).toBe(0)
  })

  it('begins the searches that did not begin while all outbound stood still', async () => {
    await desk.house.pool.query(`update brand set outbound_stopped_at = now()`)
    const silent = await desk.write('demo-email')
    await desk.until('2026-11-03T07:03:00Z')
    expect(await audit()).toEqual([])
    await desk.house.pool.query(`update brand set outbound_stopped_at = null`)
    expect(await audit()).toEqual(['stopped'])
    expect(await desk.holder(silent.conversationId)).toBe('maricel') // who stands by
  })
})
