import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationId } from '../../src/domain/ids.ts'
import { mergeConversations } from '../../src/workflows/conversations/merge-conversations.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    policies: [
      {
        slug: 'first-and-next',
        conditions: { kinds: ['social'] },
        targets: [
          { metric: 'first_response', target_minutes: 30 },
          { metric: 'next_response', target_minutes: 60 },
          { metric: 'resolution', target_minutes: 480 },
        ],
      },
    ],
  })
})
afterAll(() => desk.close())

const merge = (survivor: ConversationId, mergedId: ConversationId) =>
  mergeConversations(desk.house.deps, {
    brandId: desk.brandId,
    conversationId: survivor,
    mergedId,
    personId: desk.lead,
  })

const replies = async (id: ConversationId) =>
  (await desk.clocks(id)).filter(({ metric }) => metric !== 'resolution')

describe('the survivor of a merge keeps the earliest wait', () => {
  it('when the other one has waited longer', async () => {
    const survivor = await desk.write('m-survivor', '2026-11-02T10:10:00Z')
    const merged = await desk.write('m-merged', '2026-11-02T10:11:00Z')
    await desk.write('m-merged', '2026-11-02T10:12:00Z')
    const earlier = await desk.write('m-earlier', '2026-11-02T10:15:00Z', {
      occurredAt: Date.parse('2026-11-02T10:00:00Z'),
    })
    desk.now('2026-11-02T10:20:00Z')
    expect(await merge(survivor, earlier)).toEqual({ type: 'merged' })
    expect(await replies(survivor)).toMatchObject([
      {
        metric: 'first_response',
        started_at: '2026-11-02T10:00:00.000Z',
        due_at: '2026-11-02T10:30:00.000Z',
      },
    ])
    expect(await desk.clocks(earlier)).toEqual([])
    expect(await desk.state(earlier)).toBe('closed')
    expect(await desk.turns(earlier)).toMatchObject([{ outcome: 'merged' }])
    expect(await desk.events(earlier, 'clock.finished')).toMatchObject([
      { payload: { state: 'cancelled', reason: 'merged' } },
      { payload: { state: 'cancelled', reason: 'merged' } },
    ])
    await merge(survivor, merged)
    expect(await replies(survivor)).toMatchObject([{ due_at: '2026-11-02T10:30:00.000Z' }])
  })

  it('with the promise that was made for it, though nobody waited here', async () => {
    const survivor = await desk.write('p-survivor', '2026-11-03T09:00:00Z')
    await desk.answer('p-survivor', '2026-11-03T09:20:00Z')
    const other = await desk.write('p-other', '2026-11-03T09:10:00Z')
    desk.now('2026-11-03T09:25:00Z')
    await merge(survivor, other)
    expect(await replies(survivor)).toMatchObject([
      {
        metric: 'first_response',
        started_at: '2026-11-03T09:10:00.000Z',
        due_at: '2026-11-03T09:40:00.000Z',
      },
    ])
    expect(await desk.turns(survivor)).toMatchObject([
      { outcome: 'answered' },
      { opened_at: '2026-11-03T09:10:00.000Z', outcome: null },
    ])
    await desk.answer('p-survivor', '2026-11-03T09:30:00Z')
    expect((await desk.events(survivor, 'clock.finished')).map(({ payload }) => payload['state'])).toEqual([
      'met',
      'met',
    ])
  })

  it('and later messages of the merged thread belong to it', async () => {
    const survivor = await desk.write('f-survivor', '2026-11-04T09:00:00Z')
    const other = await desk.write('f-other', '2026-11-04T09:01:00Z')
    desk.now('2026-11-04T09:02:00Z')
    await merge(survivor, other)
    await desk.answer('f-survivor', '2026-11-04T09:05:00Z')
    expect(await desk.write('f-other', '2026-11-04T09:10:00Z')).toBe(survivor)
    expect(await replies(survivor)).toMatchObject([
      { metric: 'next_response', due_at: '2026-11-04T10:10:00.000Z' },
    ])
    const last = await desk.write('f-last', '2026-11-04T09:11:00Z')
    await merge(last, survivor)
    expect(await desk.write('f-other', '2026-11-04T09:12:00Z')).toBe(last)
  })

  it('refuses what makes no sense', async () => {
    const one = await desk.write('r-one', '2026-11-05T09:00:00Z')
    const two = await desk.write('r-two', '2026-11-05T09:00:00Z')
    expect(await merge(one, one)).toEqual({ type: 'refused', reason: 'same' })
    expect(await merge(one, desk.house.deps.newId() as ConversationId)).toEqual({
      type: 'refused',
      reason: 'other_not_found',
    })
    await merge(one, two)
    expect(await merge(one, two)).toEqual({ type: 'refused', reason: 'already_merged' })
  })
})
