import { afterEach, beforeEach, expect, it } from 'vitest'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await openDesk('2026-11-03T07:00:00Z')
  const { pool } = desk.house
  await pool.query(`update person set capacity = '{"email": 5}'`)
  await pool.query(
    `update brand set settings = '{"dispatch": {"pay": {"amountMinor": 300, "currency": "EUR"}}}'`,
  )
  await pool.query(`insert into budget (brand_id, period, limit_minor) select id, 'hour', 600 from brand`)
})
afterEach(() => desk.close())

it('at the limit of a budget nobody abroad is offered work, and the decision says why', async () => {
  const written = [
    await desk.write('demo-email'),
    await desk.write('demo-email'),
    await desk.write('demo-email'),
  ]
  await desk.until('2026-11-03T07:00:01Z')
  const offered = await Promise.all(written.map(({ conversationId }) => desk.offers(conversationId)))
  expect(offered.filter(({ length }) => length > 0)).toHaveLength(2)
  const refused = written[offered.findIndex(({ length }) => length === 0)]!.conversationId
  const { rows } = await desk.house.pool.query(
    `select payload ->> 'reason' as reason from event where subject = $1 and type = 'dispatch.found_nobody'`,
    [refused],
  )
  expect(rows).toEqual([{ reason: 'budget_exhausted' }])
})

it('an offer carries what it pays', async () => {
  await desk.write('demo-email')
  await desk.until('2026-11-03T07:00:01Z')
  const { rows } = await desk.house.pool.query(`select distinct pay from offer`)
  expect(rows).toEqual([
    {
      pay: {
        amount_minor: 300,
        currency: 'EUR',
        earns: 'answer',
        floor_minor: 0,
        uplift_percent: 0,
        usual_answers: null,
        usual_minutes: 6,
        final_after_hours: 72,
      },
    },
  ])
})
