import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationId } from '../../src/domain/ids.ts'
import { changeStatus } from '../../src/workflows/conversations/change-status.ts'
import { changeTraits } from '../../src/workflows/conversations/change-traits.ts'
import type { TraitChange } from '../../src/workflows/ports/conversation-store.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    policies: [
      {
        slug: 'urgent',
        conditions: { kinds: ['social'], priorities: ['urgent'] },
        targets: [
          {
            metric: 'first_response',
            target_minutes: 30,
            paused_in: ['on_hold'],
            steps: [{ at: '50%', do: 'page' }],
          },
        ],
      },
      {
        slug: 'usual',
        conditions: { kinds: ['social'], priorities: ['normal', 'high'] },
        targets: [
          {
            metric: 'first_response',
            target_minutes: 120,
            paused_in: ['on_hold'],
            steps: [{ at: '50%', do: 'nudge' }],
          },
        ],
      },
      {
        slug: 'nothing',
        conditions: { kinds: ['social'] },
        targets: [{ metric: 'resolution', target_minutes: 60 }],
      },
    ],
  })
})
afterAll(() => desk.close())

const change = (conversationId: ConversationId, traits: TraitChange) =>
  changeTraits(desk.house.deps, { brandId: desk.brandId, conversationId, personId: desk.lead, traits })

const hold = (conversationId: ConversationId, state: 'open' | 'on_hold') =>
  changeStatus(desk.house.deps, {
    brandId: desk.brandId,
    conversationId,
    personId: null,
    state,
    reason: null,
  })

describe('a change of priority keeps the time that has passed', () => {
  it('from the first message on, pauses left out', async () => {
    const id = await desk.write('elapsed', '2026-11-02T10:00:00Z')
    desk.now('2026-11-02T10:05:00Z')
    await hold(id, 'on_hold')
    desk.now('2026-11-02T10:15:00Z')
    await hold(id, 'open')
    desk.now('2026-11-02T10:16:00Z')
    expect(await change(id, { priority: 'urgent' })).toEqual({ type: 'changed' })
    expect(await desk.clocks(id)).toMatchObject([
      {
        started_at: '2026-11-02T10:00:00.000Z',
        due_at: '2026-11-02T10:40:00.000Z',
        steps: ['50% 2026-11-02T10:25:00.000Z', 'due 2026-11-02T10:40:00.000Z'],
      },
    ])
    expect(await desk.events(id, 'clock.retargeted')).toMatchObject([
      { payload: { reason: 'priority_changed', person_id: desk.lead, due_at: '2026-11-02T10:40:00.000Z' } },
    ])
  })

  it('so that what is overdue by the new promise is a breach at once', async () => {
    const id = await desk.write('overdue', '2026-11-03T10:00:00Z')
    await desk.until('2026-11-03T10:50:00Z')
    await change(id, { priority: 'urgent' })
    await desk.until('2026-11-03T10:50:01Z')
    expect((await desk.events(id, 'breach.detected')).map(({ at }) => at)).toEqual([
      '2026-11-03T10:30:00.000Z',
    ])
  })

  it('and takes a breach back that is none by the new promise', async () => {
    const id = await desk.write('relaxed', '2026-11-04T10:00:00Z')
    await change(id, { priority: 'urgent' })
    await desk.until('2026-11-04T10:31:00Z')
    await change(id, { priority: 'normal' })
    expect(await desk.events(id, 'breach.detected', 'breach.voided')).toMatchObject([
      { type: 'breach.detected', at: '2026-11-04T10:30:00.000Z' },
      { type: 'breach.voided', payload: { reason: 'priority_changed' } },
    ])
    await desk.until('2026-11-04T12:00:01Z')
    expect((await desk.events(id, 'breach.detected')).map(({ at }) => at)).toEqual([
      '2026-11-04T10:30:00.000Z',
      '2026-11-04T12:00:00.000Z',
    ])
  })

  it('leaves the clock alone where the same policy still holds, and where nothing changed', async () => {
    const id = await desk.write('same', '2026-11-05T10:00:00Z')
    await change(id, { priority: 'high' })
    expect(await change(id, { priority: 'high' })).toEqual({ type: 'unchanged' })
    expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-05T12:00:00.000Z' }])
    expect(await desk.events(id, 'clock.retargeted')).toEqual([])
  })

  it('ends a clock for which nothing is promised any more, and begins what is promised now', async () => {
    const id = await desk.write('other', '2026-11-06T10:00:00Z')
    desk.now('2026-11-06T10:10:00Z')
    await change(id, { priority: 'low' })
    expect(await desk.clocks(id)).toMatchObject([
      { metric: 'resolution', due_at: '2026-11-06T11:00:00.000Z' },
    ])
    expect(await desk.events(id, 'clock.finished')).toMatchObject([
      { payload: { metric: 'first_response', state: 'cancelled', reason: 'policy_changed' } },
    ])
    await change(id, { priority: 'normal' })
    expect(await desk.clocks(id)).toMatchObject([
      { metric: 'first_response', due_at: '2026-11-06T12:00:00.000Z' },
    ])
  })

  it('keeps what stands still standing, with what is left by the new promise', async () => {
    const id = await desk.write('paused', '2026-11-09T10:00:00Z')
    desk.now('2026-11-09T10:10:00Z')
    await hold(id, 'on_hold')
    await change(id, { priority: 'urgent' })
    expect(await desk.clocks(id)).toMatchObject([{ due_at: null, remaining_ms: 20 * 60_000 }])
    desk.now('2026-11-09T11:00:00Z')
    await hold(id, 'open')
    expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-09T11:20:00.000Z' }])
  })
})
