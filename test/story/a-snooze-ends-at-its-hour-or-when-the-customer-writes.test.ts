import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationId } from '../../src/domain/ids.ts'
import { snoozeConversation } from '../../src/workflows/conversations/snooze-conversation.ts'
import { wakeConversation } from '../../src/workflows/conversations/wake-conversation.ts'
import { at, openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    policies: [
      {
        slug: 'sleeps',
        conditions: { kinds: ['social'] },
        targets: [{ metric: 'first_response', target_minutes: 60, paused_in: ['snoozed', 'on_hold'] }],
      },
    ],
  })
})
afterAll(() => desk.close())

const snooze = (conversationId: ConversationId, until: string) =>
  snoozeConversation(desk.house.deps, {
    brandId: desk.brandId,
    conversationId,
    personId: desk.lead,
    until: at(until),
    reason: 'back on Monday',
  })

describe('a snooze ends at its hour, or when the customer writes', () => {
  it('lets the clock go on by itself at the hour', async () => {
    const id = await desk.write('asleep', '2026-11-06T10:00:00Z')
    desk.now('2026-11-06T10:15:00Z')
    expect(await snooze(id, '2026-11-09T09:00:00Z')).toEqual({
      type: 'snoozed',
      until: at('2026-11-09T09:00:00Z'),
    })
    expect(await desk.clocks(id)).toMatchObject([{ due_at: null, remaining_ms: 45 * 60_000 }])
    await desk.until('2026-11-09T09:00:00Z')
    expect(await desk.clocks(id)).toMatchObject([{ due_at: null }])
    await desk.until('2026-11-09T09:00:01Z')
    expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-09T09:45:00.000Z', paused_at: null }])
    expect(await desk.events(id, 'clock.resumed')).toMatchObject([
      { at: '2026-11-09T09:00:00.000Z', payload: { reason: 'snooze_ended', person_id: null } },
    ])
  })

  it('counts from the hour even if nobody was there to hear the alarm', async () => {
    const id = await desk.write('outage', '2026-11-10T10:00:00Z')
    await snooze(id, '2026-11-10T11:00:00Z')
    await desk.until('2026-11-10T10:59:00Z')
    desk.now('2026-11-10T13:00:00Z')
    await desk.until('2026-11-10T13:00:01Z')
    expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-10T12:00:00.000Z' }])
    await desk.until('2026-11-10T13:00:02Z')
    expect((await desk.events(id, 'breach.detected')).map((event) => event.at)).toEqual([
      '2026-11-10T12:00:00.000Z',
    ])
  })

  it('is over when the customer writes, and the alarm never rings', async () => {
    const id = await desk.write('writes', '2026-11-11T10:00:00Z')
    await snooze(id, '2026-11-12T10:00:00Z')
    await desk.write('writes', '2026-11-11T10:30:00Z')
    expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-11T11:30:00.000Z' }])
    await desk.until('2026-11-13T10:00:00Z')
    expect(await desk.events(id, 'snooze.due')).toEqual([])
  })

  it('is over when somebody wakes it', async () => {
    const id = await desk.write('woken', '2026-11-16T10:00:00Z')
    await snooze(id, '2026-11-17T10:00:00Z')
    desk.now('2026-11-16T12:00:00Z')
    const command = { brandId: desk.brandId, conversationId: id, personId: desk.lead }
    expect(await wakeConversation(desk.house.deps, command)).toEqual({ type: 'awake' })
    expect(await desk.clocks(id)).toMatchObject([{ due_at: '2026-11-16T13:00:00.000Z' }])
    expect(await desk.events(id, 'clock.resumed')).toMatchObject([
      { payload: { reason: 'woken', person_id: desk.lead } },
    ])
  })

  it('refuses an hour that has passed', async () => {
    const id = await desk.write('past', '2026-11-18T10:00:00Z')
    expect(await snooze(id, '2026-11-18T10:00:00Z')).toEqual({ type: 'refused', reason: 'in_the_past' })
  })
})
