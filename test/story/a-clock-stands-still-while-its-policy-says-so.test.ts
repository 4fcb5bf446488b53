import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeStatus } from '../../src/workflows/conversations/change-status.ts'
import { openDesk, type Desk } from './desk.ts'

const steps = [{ at: '50%', do: 'nudge' }, { at: 'due' }]

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    policies: [
      {
        slug: 'posts-first',
        conditions: { kinds: ['social'] },
        targets: [
          { metric: 'first_response', target_minutes: 60, steps, paused_in: ['on_hold'] },
          { metric: 'next_response', target_minutes: 60, steps },
        ],
      },
    ],
  })
})
afterAll(() => desk.close())

const set = (
  conversationId: Awaited<ReturnType<Desk['write']>>,
  state: 'open' | 'pending' | 'on_hold',
  reason: string | null = null,
) =>
  changeStatus(desk.house.deps, {
    brandId: desk.brandId,
    conversationId,
    personId: desk.lead,
    state,
    reason,
  })

describe('a clock stands still while its policy says so', () => {
  it('stops on hold, keeps what is left, and goes on from there', async () => {
    const id = await desk.write('hold', '2026-11-02T10:00:00Z')
    desk.now('2026-11-02T10:20:00Z')
    expect(await set(id, 'on_hold', 'waits for the warehouse')).toEqual({ type: 'changed', state: 'on_hold' })
    expect(await desk.clocks(id)).toMatchObject([
      { due_at: null, paused_at: '2026-11-02T10:20:00.000Z', remaining_ms: 40 * 60_000 },
    ])
    await desk.until('2026-11-02T14:20:00Z')
    expect(await desk.events(id, 'clock.step', 'breach.detected')).toEqual([])
    await set(id, 'open')
    expect(await desk.clocks(id)).toMatchObject([
      {
        due_at: '2026-11-02T15:00:00.000Z',
        paused_at: null,
        steps: ['50% 2026-11-02T14:30:00.000Z', 'due 2026-11-02T15:00:00.000Z'],
      },
    ])
    expect(await desk.events(id, 'clock.paused', 'clock.resumed')).toMatchObject([
      {
        type: 'clock.paused',
        at: '2026-11-02T10:20:00.000Z',
        payload: {
          reason: 'on_hold',
          note: 'waits for the warehouse',
          person_id: desk.lead,
          remaining_ms: 2_400_000,
        },
      },
      {
        type: 'clock.resumed',
        at: '2026-11-02T14:20:00.000Z',
        payload: { reason: 'open', person_id: desk.lead, due_at: '2026-11-02T15:00:00.000Z' },
      },
    ])
    await desk.until('2026-11-02T15:00:01Z')
    expect((await desk.events(id, 'breach.detected')).map(({ at }) => at)).toEqual([
      '2026-11-02T15:00:00.000Z',
    ])
  })

  it('runs on in a status that the policy does not name', async () => {
    const id = await desk.write('pending', '2026-11-03T10:00:00Z')
    desk.now('2026-11-03T10:20:00Z')
    await set(id, 'pending')
    expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-03T11:00:00.000Z', paused_at: null }])
  })

  it('goes on when the customer writes again', async () => {
    const id = await desk.write('again', '2026-11-04T10:00:00Z')
    desk.now('2026-11-04T10:20:00Z')
    await set(id, 'on_hold')
    await desk.write('again', '2026-11-04T12:00:00Z')
    expect(await desk.state(id)).toBe('open')
    expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-04T12:40:00.000Z', paused_at: null }])
    expect(await desk.events(id, 'clock.resumed')).toMatchObject([
      { at: '2026-11-04T12:00:00.000Z', payload: { reason: 'customer_wrote', person_id: null } },
    ])
  })

  it('keeps a pause when an older message is learnt late', async () => {
    const id = await desk.write('late', '2026-11-05T10:00:00Z')
    desk.now('2026-11-05T10:20:00Z')
    await set(id, 'on_hold')
    desk.now('2026-11-05T10:30:00Z')
    await desk.write('late', '2026-11-05T09:50:00Z')
    expect(await desk.clocks(id)).toMatchObject([
      {
        started_at: '2026-11-05T09:50:00.000Z',
        due_at: null,
        paused_at: '2026-11-05T10:20:00.000Z',
        remaining_ms: 30 * 60_000,
      },
    ])
    desk.now('2026-11-05T11:00:00Z')
    await set(id, 'open')
    expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-05T11:30:00.000Z' }])
  })

  it('is met by an answer while it stands still, though the target would be long over', async () => {
    const id = await desk.write('answered', '2026-11-06T10:00:00Z')
    desk.now('2026-11-06T10:59:59Z')
    await set(id, 'on_hold')
    await desk.answer('answered', '2026-11-06T18:00:00Z')
    expect(await desk.events(id, 'clock.finished')).toMatchObject([
      { payload: { state: 'met', answered_at: '2026-11-06T18:00:00.000Z' } },
    ])
  })

  it('stays breached when it is stopped only after it was due', async () => {
    const id = await desk.write('too-late', '2026-11-09T10:00:00Z')
    await desk.until('2026-11-09T11:30:00Z')
    await set(id, 'on_hold')
    await desk.answer('too-late', '2026-11-09T12:00:00Z')
    expect(await desk.events(id, 'breach.detected', 'breach.voided', 'clock.finished')).toMatchObject([
      { type: 'breach.detected', at: '2026-11-09T11:00:00.000Z' },
      { type: 'clock.finished', payload: { state: 'breached', breached_at: '2026-11-09T11:00:00.000Z' } },
    ])
  })

  it('records a breach that nobody saw before it was stopped', async () => {
    const id = await desk.write('missed', '2026-11-10T10:00:00Z')
    desk.now('2026-11-10T11:00:00.001Z')
    await set(id, 'on_hold')
    expect((await desk.events(id, 'breach.detected')).map(({ at }) => at)).toEqual([
      '2026-11-10T11:00:00.000Z',
    ])
    const other = await desk.write('in-time', '2026-11-11T10:00:00Z')
    desk.now('2026-11-11T11:00:00.000Z')
    await set(other, 'on_hold')
    expect(await desk.events(other, 'breach.detected')).toEqual([])
  })

  it('does nothing when the status is set twice, and refuses a conversation that is not there', async () => {
    const id = await desk.write('twice', '2026-11-12T10:00:00Z')
    await set(id, 'on_hold')
    await set(id, 'on_hold')
    expect(await desk.events(id, 'conversation.changed')).toHaveLength(1)
    expect(await set(desk.house.deps.newId() as typeof id, 'open')).toEqual({
      type: 'refused',
      reason: 'not_found',
    })
  })
})
