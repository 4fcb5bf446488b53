import { afterEach, describe, expect, it } from 'vitest'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
afterEach(() => desk.close())

async function considered(desk: Desk, conversationId: string): Promise<Record<string, string>> {
  const { rows } = await desk.house.pool.query(
    `select p.slug, c.value ->> 'refused' as refused from decision d, jsonb_array_elements(d.considered) c
     join person p on p.id = (c.value ->> 'person_id')::uuid where d.conversation_id = $1 order by d.at`,
    [conversationId],
  )
  return Object.fromEntries(rows.map((row) => [row.slug, row.refused ?? 'asked']))
}

describe('a mail that arrives while London is at work', () => {
  it('is assigned to somebody on shift, with a lease, at once', async () => {
    desk = await openDesk('2026-11-03T12:00:00Z')
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T12:00:01Z')
    expect(['elena', 'oliver', 'amara']).toContain(await desk.holder(conversationId))
    expect(await desk.offers(conversationId)).toEqual([])
    expect(await desk.events(conversationId)).toContain('claim.made')
    const { rows } = await desk.house.pool.query(
      `select kind, via, state from ping where conversation_id = $1`,
      [conversationId],
    )
    expect(rows).toEqual([{ kind: 'assignment', via: 'email', state: 'queued' }])
  })

  it('is offered abroad when everybody on shift has their hands full, and goes to the next free hands', async () => {
    desk = await openDesk('2026-11-03T12:00:00Z')
    const busy = [
      await desk.write('demo-email'),
      await desk.write('demo-email'),
      await desk.write('demo-email'),
    ]
    const late = await desk.write('demo-email')
    await desk.until('2026-11-03T12:00:01Z')
    const holders = await Promise.all(busy.map(({ conversationId }) => desk.holder(conversationId)))
    expect(holders.toSorted()).toEqual(['amara', 'elena', 'oliver'])
    expect(await desk.holder(late.conversationId)).toBeNull()
    expect((await desk.offers(late.conversationId)).length).toBeGreaterThan(0)
  })
})

describe('a mail that arrives when nobody is on shift', () => {
  it('is offered to freelancers who are awake; the sleeping one is told why not', async () => {
    desk = await openDesk('2026-11-03T07:00:00Z')
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T07:00:01Z')
    const offers = await desk.offers(conversationId)
    expect(offers.map(({ slug, state }) => [slug, state])).toEqual([
      ['kofi', 'open'],
      ['maricel', 'open'],
      ['nadia', 'open'],
      ['priya', 'open'],
    ])
    expect(await considered(desk, conversationId)).toEqual({
      kofi: 'asked',
      maricel: 'asked',
      nadia: 'asked',
      priya: 'asked',
      camila: 'asleep',
    })
  })

  it('leaves somebody alone whose declared sleep ends a millisecond later, and asks them when it does', async () => {
    desk = await openDesk('2026-11-03T06:59:59.998Z')
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T06:59:59.999Z')
    expect((await considered(desk, conversationId))['kofi']).toBe('asleep')
    await desk.until('2026-11-03T07:02:30Z')
    expect((await desk.offers(conversationId)).map(({ slug }) => slug)).toContain('kofi')
  })

  it('asks nobody on a channel that only observes, and says so', async () => {
    desk = await openDesk('2026-11-03T07:00:00Z')
    await desk.house.pool.query(`update channel set mode = 'observe' where slug = 'demo-email'`)
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T07:20:00Z')
    expect(await desk.offers(conversationId)).toEqual([])
    const { rows } = await desk.house.pool.query(
      `select distinct outcome ->> 'reason' as reason from decision where conversation_id = $1`,
      [conversationId],
    )
    expect(rows).toEqual([{ reason: 'channel_observes' }])
  })

  it('only tells people on a channel that alerts', async () => {
    desk = await openDesk('2026-11-03T12:00:00Z')
    await desk.house.pool.query(`update channel set mode = 'alert' where slug = 'demo-email'`)
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T12:12:00Z')
    expect(await desk.holder(conversationId)).toBeNull()
    const { rows } = await desk.house.pool.query(
      `select distinct p.kind, person.slug from ping p join person on person.id = p.person_id where p.conversation_id = $1 order by 1, 2`,
      [conversationId],
    )
    expect(rows).toEqual([
      { kind: 'nudge', slug: 'amara' },
      { kind: 'nudge', slug: 'elena' },
      { kind: 'nudge', slug: 'oliver' },
      { kind: 'page', slug: 'elena' },
    ])
  })

  it('asks nobody while the brand has stopped all outbound', async () => {
    desk = await openDesk('2026-11-03T07:00:00Z')
    await desk.house.pool.query(`update brand set outbound_stopped_at = now()`)
    const { conversationId } = await desk.write('demo-email')
    await desk.until('2026-11-03T07:20:00Z')
    expect(await desk.offers(conversationId)).toEqual([])
    const { rows } = await desk.house.pool.query('select 1 from ping')
    expect(rows).toEqual([])
  })

  it('does nothing at a step whose turn was answered meanwhile', async () => {
    desk = await openDesk('2026-11-03T07:00:00Z')
    const { conversationId } = await desk.write('demo-email', 'quick')
    await desk.answer('demo-email', 'quick')
    await desk.until('2026-11-03T07:30:00Z')
    expect(await desk.offers(conversationId)).toEqual([])
  })
})

describe('a chat', () => {
  it('goes to the standby by assignment when nobody is on shift', async () => {
    desk = await openDesk('2026-11-03T07:00:00Z')
    const { conversationId } = await desk.write('demo-chat')
    await desk.until('2026-11-03T07:00:01Z')
    expect(await desk.holder(conversationId)).toBe('maricel')
  })

  it('is offered only to those whose page is open when the standby lets it lapse', async () => {
    desk = await openDesk('2026-11-03T07:00:00Z')
    await desk.house.pool.query(
      `update person set present_until = '2026-11-03T07:05:00Z' where slug in ('kofi', 'camila')`,
    )
    const { conversationId } = await desk.write('demo-chat')
    await desk.until('2026-11-03T07:00:16Z')
    expect(await desk.holder(conversationId)).toBeNull()
    expect(await desk.offers(conversationId)).toMatchObject([{ slug: 'kofi', state: 'open' }])
    const { rows } = await desk.house.pool.query(`select 1 from ping where kind = 'offer'`)
    expect(rows).toEqual([])
  })
})
