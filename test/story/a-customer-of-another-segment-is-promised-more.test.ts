import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CustomerId } from '../../src/domain/ids.ts'
import { changeSegment } from '../../src/workflows/conversations/change-segment.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  const within = (minutes: number) => [{ metric: 'first_response', target_minutes: minutes }]
  desk = await openDesk({
    policies: [
      { slug: 'gold', conditions: { kinds: ['social'], segments: ['gold'] }, targets: within(30) },
      { slug: 'plain', conditions: { kinds: ['social'] }, targets: within(120) },
    ],
  })
})
afterAll(() => desk.close())

it('clocks that run follow the promise for the segment since the message came, and new ones begin with it', async () => {
  const id = await desk.write('buyer', '2026-11-02T10:00:00Z')
  expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-02T12:00:00.000Z' }])
  const { rows } = await desk.house.pool.query<{ customer_id: CustomerId }>(
    'select customer_id from conversation where id = $1',
    [id],
  )
  const customerId = rows[0]!.customer_id
  const say = (segment: string | null) =>
    changeSegment(desk.house.deps, { brandId: desk.brandId, customerId, personId: desk.lead, segment })
  desk.now('2026-11-02T10:10:00Z')
  expect(await say('gold')).toEqual({ type: 'changed', conversations: 1 })
  expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-02T10:30:00.000Z' }])
  expect(await desk.events(id, 'clock.retargeted')).toMatchObject([
    { payload: { reason: 'segment_changed', person_id: desk.lead } },
  ])
  await say('gold')
  expect(await desk.events(id, 'clock.retargeted')).toHaveLength(1)
  await say(null)
  expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-02T12:00:00.000Z' }])
})

it('nobody is no customer', async () => {
  const customerId = desk.house.deps.newId() as CustomerId
  expect(
    await changeSegment(desk.house.deps, {
      brandId: desk.brandId,
      customerId,
      personId: null,
      segment: 'gold',
    }),
  ).toEqual({ type: 'refused', reason: 'not_found' })
})
