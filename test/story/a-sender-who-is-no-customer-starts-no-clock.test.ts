import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationId } from '../../src/domain/ids.ts'
import { markNotCustomer } from '../../src/workflows/conversations/mark-not-customer.ts'
import { unmarkNotCustomer } from '../../src/workflows/conversations/unmark-not-customer.ts'
import { openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    policies: [
      {
        slug: 'plain',
        conditions: { kinds: ['social'] },
        targets: [{ metric: 'first_response', target_minutes: 60 }],
      },
    ],
  })
})
afterAll(() => desk.close())

const command = (conversationId: ConversationId) => ({
  brandId: desk.brandId,
  conversationId,
  personId: desk.lead,
})

describe('a sender who is no customer starts no clock', () => {
  it('voids the clock and its breach with one tap, and remembers the sender', async () => {
    const id = await desk.write('pitch', '2026-11-02T10:00:00Z')
    await desk.until('2026-11-02T11:30:00Z')
    expect(await markNotCustomer(desk.house.deps, { ...command(id), what: 'pitch' })).toEqual({
      type: 'marked',
    })
    expect(await desk.clocks(id)).toEqual([])
    expect(await desk.events(id, 'breach.voided', 'clock.finished')).toMatchObject([
      { type: 'breach.voided', payload: { reason: 'not_customer' } },
      { type: 'clock.finished', payload: { state: 'cancelled', reason: 'not_customer' } },
    ])
    expect(await desk.turns(id)).toMatchObject([{ outcome: 'not_customer' }])
    const again = await desk.write('pitch-again', '2026-11-03T10:00:00Z', {
      author: { kind: 'customer', address: 'PITCH@customers.example' },
    })
    expect(await desk.clocks(again)).toEqual([])
    expect(await desk.events(again, 'message.flagged')).toMatchObject([{ payload: { flag: 'not_customer' } }])
  })

  it('is taken back: the wait goes on since it began, and its breach counts', async () => {
    const id = await desk.write('mistake', '2026-11-04T10:00:00Z')
    await desk.until('2026-11-04T11:30:00Z')
    await markNotCustomer(desk.house.deps, { ...command(id), what: 'spam' })
    await desk.write('mistake', '2026-11-04T11:40:00Z')
    expect(await desk.clocks(id)).toEqual([])
    expect(await unmarkNotCustomer(desk.house.deps, command(id))).toEqual({ type: 'unmarked' })
    expect(await desk.turns(id)).toMatchObject([
      { number: 1, opened_at: '2026-11-04T10:00:00.000Z', outcome: null },
    ])
    await desk.until('2026-11-04T11:50:00Z')
    expect((await desk.events(id, 'breach.detected', 'breach.voided')).map(({ type }) => type)).toEqual([
      'breach.detected',
      'breach.voided',
      'breach.detected',
    ])
    await desk.answer('mistake', '2026-11-04T12:00:00Z')
    expect((await desk.events(id, 'clock.finished', 'clock.corrected')).at(-1)).toMatchObject({
      payload: { state: 'breached' },
    })
    const later = await desk.write('mistake-later', '2026-11-05T10:00:00Z', {
      author: { kind: 'customer', address: 'mistake@customers.example' },
    })
    expect(await desk.clocks(later)).toHaveLength(1)
  })

  it('refuses to take back what was never said', async () => {
    const id = await desk.write('honest', '2026-11-06T10:00:00Z')
    expect(await unmarkNotCustomer(desk.house.deps, command(id))).toEqual({
      type: 'refused',
      reason: 'not_marked',
    })
  })
})
