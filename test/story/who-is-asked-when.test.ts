import { afterEach, describe, expect, it } from 'vitest'
import type { ConversationId, PersonId } from '../../src/domain/ids.ts'
import { parseInstant } from '../../src/domain/time/instant.ts'
import { continueClaim } from '../../src/workflows/dispatch/continue-claim.ts'
import { readFigures } from '../../src/workflows/figures/read-figures.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { recordPresence } from '../../src/workflows/presence/record-presence.ts'
import { openDesk, type Desk } from '../workflows/dispatch/desk.ts'

/** Tuesday: London is at work from 9:00 UTC on; from 6:00 to 9:00 nobody is, and Manila stands by for chats. */
const GAP = '2026-11-03T07:00:00Z'
const OFFICE = '2026-11-03T12:00:00Z'

let desk: Desk
afterEach(() => desk.close())

const sql = async (text: string, values: unknown[] = []) => (await desk.house.pool.query(text, values)).rows
const present = (slugs: string[], until: string) =>
  sql(`update person set present_until = $2 where slug = any ($1)`, [slugs, until])
const asked = async (conversationId: ConversationId) =>
  (await desk.offers(conversationId)).map(({ slug }) => slug)
const pinged = async (kind: string, conversationId: ConversationId) =>
  (
    await sql(
      `select distinct p.slug from ping g join person p on p.id = g.person_id
       where g.kind = $1 and g.conversation_id = $2 order by 1`,
      [kind, conversationId],
    )
  ).map(({ slug }) => slug as string)
const handsFull = () =>
  sql(`update person set capacity = '{"email":0,"chat":0,"social":0}' where kind = 'staff'`)

describe('a mail that shall be answered within a quarter of an hour', () => {
  it('on arrival goes to whoever answered this customer before, if they are on shift', async () => {
    desk = await openDesk(OFFICE)
    const first = await desk.write('demo-email', 'anna')
    await desk.until('2026-11-03T12:00:01Z')
    const before = (await desk.holder(first.conversationId))!
    const other = ['elena', 'oliver', 'amara'].findLast((slug) => slug !== before)!
    await recordMessages(desk.house.deps, {
      channel: await desk.house.channel('demo-email'),
      messages: [
        {
          externalId: 'by-hand',
          threadKey: 'anna',
          author: { kind: 'agent', address: 'us@demo.example' },
          personId: await desk.person(other),
          text: 'Here you are.',
        },
      ],
    })
    await desk.until('2026-11-03T12:01:00Z')
    await desk.write('demo-email', 'anna')
    await desk.until('2026-11-03T12:01:01Z')
    expect(await desk.holder(first.conversationId)).toBe(other)
  })

  it('on arrival goes to somebody with the language, the skill and free hands', async () => {
    desk = await openDesk(OFFICE)
    await sql(`update channel set settings = '{"required_skills": ["billing"]}' where slug = 'demo-email'`)
    const { conversationId } = await desk.write('demo-email')
    await sql(`update conversation set language = 'de'`)
    await desk.until('2026-11-03T12:00:01Z')
    expect(await desk.holder(conversationId)).toBe('amara')
  })

  it('stands in line by the time that is left to find somebody, not by its due time', async () => {
    desk = await openDesk(OFFICE)
    await handsFull()
    await sql(`update person set channel_kinds = '{}' where kind = 'freelance'`)
    await sql(`update channel set settings = '{"lead_seconds": 3300}' where slug = 'demo-posts'`)
    const mail = await desk.write('demo-email') // due in 15 min, takes 4: 11 are left
    const post = await desk.write('demo-posts') // due in an hour, takes 55 min: 5 are left
    await desk.until('2026-11-03T12:00:01Z')
    const waiting = await desk.house.deps.store.transaction((tx) => tx.dispatches.waiting(desk.brandId, 10))
    const [first, second] = await sql(
      `select conversation_id from dispatch d join unnest($1::uuid[]) with ordinality w(id, place) using (id) order by place`,
      [waiting],
    )
    expect([first.conversation_id, second.conversation_id]).toEqual([
      post.conversationId,
      mail.conversationId,
    ])
  })

  it('with nobody on shift is offered at once to freelancers who are awake', async () => {
    desk = await openDesk(GAP)
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T07:00:01Z')
    expect(await asked(conversationId)).toEqual(['kofi', 'maricel', 'nadia', 'priya'])
  })

  it('early on nudges the people on shift, and moves on when its holder is away', async () => {
    desk = await openDesk(OFFICE)
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T12:01:00Z')
    const holder = (await desk.holder(conversationId))!
    const [{ id }] = await sql(`select id from claim where state = 'active'`)
    await continueClaim(desk.house.deps, id, await desk.person(holder))
    const until = parseInstant('2026-11-03T14:00:00Z')
    await recordPresence(desk.house.deps, { personId: await desk.person(holder), state: 'away', until })
    await desk.until('2026-11-03T12:03:45Z')
    expect(await desk.holder(conversationId)).toBe(holder)
    await desk.until('2026-11-03T12:03:45.002Z')
    const next = await desk.holder(conversationId)
    expect(['elena', 'oliver', 'amara'].filter((slug) => slug !== holder)).toContain(next)
    expect((await pinged('nudge', conversationId)).length).toBeGreaterThan(0)
    expect(await pinged('nudge', conversationId)).not.toContain(holder)
  })

  it('at half of the time asks the next wave, and nobody twice', async () => {
    desk = await openDesk(GAP)
    await sql(`update person set channel_kinds = '{}' where slug in ('kofi', 'priya')`)
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T07:07:20Z')
    expect(await asked(conversationId)).toEqual(['maricel', 'nadia'])
    await sql(`update person set channel_kinds = '{email}' where slug in ('kofi', 'priya')`)
    await desk.until('2026-11-03T07:07:30Z')
    expect((await asked(conversationId)).toSorted()).toEqual(['maricel', 'nadia'])
    await desk.until('2026-11-03T07:07:30.001Z')
    expect((await asked(conversationId)).toSorted()).toEqual(['kofi', 'maricel', 'nadia', 'priya'])
  })

  it('at three quarters gives up optional skills, never the language', async () => {
    desk = await openDesk(GAP)
    await sql(`update channel set settings = '{"optional_skills": ["billing"]}' where slug = 'demo-email'`)
    const { conversationId } = await desk.write('demo-email')
    await sql(`update conversation set language = 'fr'`)
    await desk.until('2026-11-03T07:11:15Z')
    expect(await asked(conversationId)).toEqual([])
    await desk.until('2026-11-03T07:11:20Z')
    expect(await asked(conversationId)).toEqual(['kofi'])
  })

  it('at three quarters pages the leads who are awake', async () => {
    desk = await openDesk(OFFICE)
    await handsFull()
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T12:11:15Z')
    expect(await pinged('page', conversationId)).toEqual([])
    await desk.until('2026-11-03T12:11:16Z')
    expect(await pinged('page', conversationId)).toEqual(['elena'])
  })

  it('when due is a breach on record, and the search goes on; at twice the time the digest has it by name', async () => {
    desk = await openDesk(GAP)
    await sql(`update person set channel_kinds = '{}' where kind = 'freelance'`)
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T07:14:59Z')
    await sql(`update person set channel_kinds = '{email}' where slug = 'nadia'`)
    await desk.until('2026-11-03T07:15:00Z')
    expect(await desk.events(conversationId)).not.toContain('breach.detected')
    await desk.until('2026-11-03T07:15:01Z')
    expect(await desk.events(conversationId)).toContain('breach.detected')
    expect(await asked(conversationId)).toEqual(['nadia'])

    await desk.until('2026-11-03T07:30:01Z')
    const { figures } = await readFigures(desk.house.deps, {
      brandId: desk.brandId,
      from: parseInstant('2026-11-03T00:00:00Z')!,
      to: parseInstant('2026-11-04T00:00:00Z')!,
    })
    expect(figures.worst).toMatchObject([{ conversationId, neverAnswered: true }])
  })
})

describe('a chat that shall be answered within thirty seconds', () => {
  it('on arrival goes to somebody on shift', async () => {
    desk = await openDesk(OFFICE)
    const { conversationId } = await desk.write('demo-chat')
    await desk.until('2026-11-03T12:00:01Z')
    expect(['elena', 'oliver', 'amara']).toContain(await desk.holder(conversationId))
  })

  it('with nobody on shift goes to the standby by assignment, without an offer', async () => {
    desk = await openDesk(GAP)
    const { conversationId } = await desk.write('demo-chat')
    await desk.until('2026-11-03T07:00:00.500Z')
    expect(await desk.holder(conversationId)).toBe('maricel')
    expect(await asked(conversationId)).toEqual([])
  })

  it('with nobody standing by either is offered to everybody present, for eight to ten seconds', async () => {
    desk = await openDesk(GAP)
    await sql(`update roster set removed_at = now() where audience = 'standby'`)
    await present(['kofi', 'priya', 'camila'], '2026-11-03T07:05:00Z')
    const { conversationId } = await desk.write('demo-chat')
    await desk.until('2026-11-03T07:00:00.500Z')
    expect(await asked(conversationId)).toEqual(['kofi', 'priya']) // Camila is present, and asleep by her own word
    const [{ least, most }] = await sql(
      `select min(extract(epoch from expires_at - offered_at))::float as least, max(extract(epoch from expires_at - offered_at))::float as most from offer`,
    )
    expect(least).toBeGreaterThanOrEqual(8)
    expect(most).toBeLessThanOrEqual(10)
  })

  it('goes to the second standby when the first has not begun to type', async () => {
    desk = await openDesk(GAP)
    await sql(
      `update roster set schedule = '{"timezone":"UTC","layers":[{"id":"both","fixed":["maricel","priya"]}]}' where audience = 'standby'`,
    )
    const { conversationId } = await desk.write('demo-chat')
    await desk.until('2026-11-03T07:00:01Z')
    const first = (await desk.holder(conversationId))!
    await desk.until('2026-11-03T07:00:15.100Z')
    expect(await desk.holder(conversationId)).toBe(first === 'maricel' ? 'priya' : 'maricel')
    expect(await asked(conversationId)).toEqual([])
  })

  it('at half of the time widens to whoever is present and speaks the language', async () => {
    desk = await openDesk(GAP)
    await present(['kofi', 'priya', 'nadia'], '2026-11-03T07:05:00Z')
    const { conversationId } = await desk.write('demo-chat')
    await sql(`update person set languages = '{en,fr}' where slug = 'maricel'`)
    await sql(`update conversation set language = 'fr'`)
    await desk.until('2026-11-03T07:00:14.900Z')
    expect([await desk.holder(conversationId), await asked(conversationId)]).toEqual(['maricel', []])
    await desk.until('2026-11-03T07:00:15.100Z')
    expect([await desk.holder(conversationId), await asked(conversationId)]).toEqual([null, ['kofi']])
  })

  it('at three quarters pages the leads who are awake', async () => {
    desk = await openDesk(OFFICE)
    await handsFull()
    await sql(`update roster set removed_at = now() where audience = 'standby'`)
    const { conversationId } = await desk.write('demo-chat')
    await desk.until('2026-11-03T12:00:22.500Z')
    expect(await pinged('page', conversationId)).toEqual([])
    await desk.until('2026-11-03T12:00:22.600Z')
    expect(await pinged('page', conversationId)).toEqual(['elena'])
  })

  it('when due is a breach on record, and the search goes on', async () => {
    desk = await openDesk(GAP)
    await sql(`update roster set removed_at = now() where audience = 'standby'`)
    const { conversationId } = await desk.write('demo-chat')
    await desk.until('2026-11-03T07:00:29Z')
    await present(['priya'], '2026-11-03T07:05:00Z')
    await desk.until('2026-11-03T07:00:31Z')
    expect(await desk.events(conversationId)).toContain('breach.detected')
    expect(await asked(conversationId)).toEqual(['priya'])
  })
})

describe('people are left alone', () => {
  it('nobody is asked during the sleep that they declared, to the millisecond', async () => {
    desk = await openDesk('2026-11-03T06:59:59.998Z')
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T06:59:59.999Z')
    expect(await asked(conversationId)).not.toContain('kofi')
    const personId: PersonId = await desk.person('kofi')
    expect(await sql(`select 1 from ping where person_id = $1`, [personId])).toEqual([])
  })
})
