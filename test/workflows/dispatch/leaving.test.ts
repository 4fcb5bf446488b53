import { afterEach, expect, it } from 'vitest'
import { claimOffer } from '../../../src/workflows/dispatch/claim-offer.ts'
import { handBack } from '../../../src/workflows/dispatch/hand-back.ts'
import { showOffer } from '../../../src/workflows/dispatch/show-offer.ts'
import { takeConversation } from '../../../src/workflows/dispatch/take-conversation.ts'
import { removePerson } from '../../../src/workflows/people/remove-person.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
afterEach(() => desk.close())

const sql = async (text: string, values: unknown[] = []) => (await desk.house.pool.query(text, values)).rows

it('when somebody leaves, what they hold and were offered goes on without them at once', async () => {
  desk = await openDesk('2026-11-03T07:00:00Z')
  const held = await desk.write('demo-posts')
  const personId = await desk.person('kofi')
  const { brandId } = desk
  await takeConversation(desk.house.deps, { brandId, conversationId: held.conversationId, personId })
  const offered = await desk.write('demo-email')
  await desk.until('2026-11-03T07:00:01Z')
  const [own] = (await desk.offers(offered.conversationId)).filter(({ slug }) => slug === 'kofi')
  expect(own).toMatchObject({ state: 'open' })

  expect(await removePerson(desk.house.deps, personId)).toEqual({
    type: 'removed',
    returned: 1,
    withdrawn: 1,
  })
  expect(await desk.holder(held.conversationId)).toBe('maricel') // who stands by
  expect(await claimOffer(desk.house.deps, { offerId: own!.id, personId })).toMatchObject({
    type: 'refused',
    reason: 'not_eligible',
  })
  expect(await removePerson(desk.house.deps, personId)).toEqual({ type: 'refused', reason: 'not_found' })
  const timers = await sql(`select 1 from timer where id = $1`, [own!.id])
  expect(timers).toEqual([])
})

it('whoever lost the right to serve meanwhile cannot claim what they were offered before', async () => {
  desk = await openDesk('2026-11-03T07:00:00Z')
  const { conversationId } = await desk.write('demo-email')
  await desk.until('2026-11-03T07:00:01Z')
  const [offer] = await desk.offers(conversationId)
  await sql('delete from membership where person_id = $1', [offer!.personId])
  const claim = () => claimOffer(desk.house.deps, { offerId: offer!.id, personId: offer!.personId })
  expect(await claim()).toMatchObject({ type: 'refused', reason: 'not_eligible' })
})

it('a conversation that changes hands a second time alerts the lead, also over two of its turns, and only once', async () => {
  desk = await openDesk('2026-11-03T12:00:00Z')
  const pages = async () => (await sql(`select 1 from ping where kind = 'page'`)).length
  const { conversationId } = await desk.write('demo-posts', 'bounced')
  const { brandId } = desk
  const pass = async () => {
    const personId = await desk.person((await desk.holder(conversationId))!)
    return handBack(desk.house.deps, { brandId, conversationId, personId })
  }
  await desk.until('2026-11-03T12:00:01Z')
  await pass()
  await desk.until('2026-11-03T12:00:02Z')
  expect(await pages()).toBe(0)
  await desk.answer('demo-posts', 'bounced')
  await desk.write('demo-posts', 'bounced')
  await desk.until('2026-11-03T12:00:04Z')
  await pass()
  await desk.until('2026-11-03T12:00:05Z')
  expect(await pages()).toBe(1)
  await pass()
  await desk.until('2026-11-03T12:00:06Z')
  expect(await pages()).toBe(1)
})

it('an offer that was long on its way stands as much longer, and silence before it was shown is nobody’s', async () => {
  desk = await openDesk('2026-11-03T07:00:00Z')
  await sql(`update roster set removed_at = now() where audience = 'standby'`)
  await sql(`update person set present_until = '2026-11-03T07:05:00Z' where slug = 'kofi'`)
  const { conversationId } = await desk.write('demo-chat')
  await desk.until('2026-11-03T07:00:04Z')
  const [offer] = await desk.offers(conversationId)
  const expiry = async (): Promise<{ readonly expires_at: Date; readonly delivered_at: Date | null }> =>
    (await sql('select expires_at, delivered_at from offer where id = $1', [offer!.id]))[0]
  const before = (await expiry()).expires_at.getTime()
  const shown = await showOffer(desk.house.deps, offer!.id, offer!.personId)
  const { expires_at, delivered_at } = await expiry()
  expect(shown).toEqual({ type: 'shown', expiresAt: expires_at.getTime() })
  expect(expires_at.getTime() - before).toBeGreaterThan(3_900)
  expect(delivered_at).not.toBeNull()
  await desk.until(new Date(before + 1_000).toISOString())
  expect((await desk.offers(conversationId))[0]!.state).toBe('open')
  expect(await showOffer(desk.house.deps, offer!.id, offer!.personId)).toEqual(shown)
  await desk.until(new Date(expires_at.getTime() + 10).toISOString())
  expect((await desk.offers(conversationId))[0]!.state).toBe('expired')
})

it('answers that were measured decide how much time is really left', async () => {
  desk = await openDesk('2026-11-03T12:00:00Z')
  await sql(
    `insert into claim (brand_id, id, conversation_id, channel_kind, turn_id, person_id, origin, state, claimed_at, reply_by, ended_at)
     select $1, gen_random_uuid(), gen_random_uuid(), 'email', gen_random_uuid(), p.id, 'offer', 'answered',
       timestamptz '2026-11-02T12:00:00Z', now(), timestamptz '2026-11-02T12:00:00Z' + n * interval '1 minute'
     from generate_series(1, 21) n, person p where p.slug = 'kofi'`,
    [desk.brandId],
  )
  const { turnId } = await desk.write('demo-email')
  const lead = () =>
    desk.house.deps.store.transaction(
      async (tx) => (await tx.dispatches.work(desk.brandId, turnId))!.leadTime,
    )
  expect(await lead()).toBe(4 * 60_000)
  await desk.house.deps.store.transaction((tx) => tx.people.recountFairness())
  expect(await lead()).toBe(17 * 60_000)
  const usual = () => desk.house.deps.store.transaction((tx) => tx.pay.usualTime(desk.brandId, 'email'))
  expect(await usual()).toEqual({ median: 11 * 60_000, answers: 21 })
  await sql(`update channel set settings = '{"lead_seconds": 30}' where slug = 'demo-email'`)
  expect(await lead()).toBe(30_000)
  await sql(`delete from claim where ended_at > '2026-11-02T12:19:30Z'`)
  await desk.house.deps.store.transaction((tx) => tx.people.recountFairness())
  expect(await usual()).toBeNull() // nineteen prove nothing
})
