import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, openDesk, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    policies: [
      {
        slug: 'promises',
        conditions: { kinds: ['social'], tags: ['vip'] },
        targets: [
          { metric: 'promise', target_minutes: 240, steps: [{ at: '-30m', do: 'nudge', to: ['owner'] }] },
        ],
      },
      {
        slug: 'plain',
        conditions: { kinds: ['social'] },
        targets: [{ metric: 'first_response', target_minutes: 60 }],
      },
    ],
  })
})
afterAll(() => desk.close())

const promises = async (id: string) => (await desk.clocks(id)).filter(({ metric }) => metric === 'promise')

describe('a holding reply opens a promise', () => {
  it('meets the first response, and must be kept by the date that it names', async () => {
    const id = await desk.write('kept', '2026-11-02T10:00:00Z')
    await desk.answer('kept', '2026-11-02T10:10:00Z', {
      text: 'We look into it: I will get back to you tomorrow.',
    })
    expect(await desk.events(id, 'clock.finished')).toMatchObject([
      { payload: { metric: 'first_response', state: 'met' } },
    ])
    // The brand's wall is London's: tomorrow is over at midnight there.
    expect(await promises(id)).toMatchObject([
      { started_at: '2026-11-02T10:10:00.000Z', due_at: '2026-11-04T00:00:00.000Z' },
    ])
    await desk.answer('kept', '2026-11-04T00:00:00.000Z', { text: 'Found it: your parcel is in Leeds.' })
    expect((await desk.events(id, 'clock.finished')).at(-1)).toMatchObject({
      payload: { metric: 'promise', state: 'met' },
    })
  })

  it('is broken a millisecond later', async () => {
    const id = await desk.write('broken', '2026-11-02T10:00:00Z')
    await desk.answer('broken', '2026-11-02T10:10:00Z', { text: 'We will get back to you within 2 hours.' })
    await desk.answer('broken', '2026-11-02T12:10:00.001Z', { text: 'Done.' })
    expect((await desk.events(id, 'clock.finished')).at(-1)).toMatchObject({
      payload: { metric: 'promise', state: 'breached', breached_at: '2026-11-02T12:10:00.000Z' },
    })
  })

  it('is not kept by promising again', async () => {
    const id = await desk.write('again', '2026-11-02T10:00:00Z')
    await desk.answer('again', '2026-11-02T10:10:00Z', { text: 'I will get back to you within 2 hours.' })
    await desk.answer('again', '2026-11-02T11:00:00Z', {
      text: 'Still checking, I will get back to you within 3 hours.',
    })
    expect((await desk.events(id, 'clock.finished')).at(-1)).toMatchObject({
      payload: { metric: 'promise', state: 'cancelled', reason: 'promised_again' },
    })
    expect(await promises(id)).toMatchObject([{ due_at: '2026-11-02T14:00:00.000Z' }])
  })

  it('takes the writer at their word rather than at their words', async () => {
    const until = at('2026-11-05T09:00:00Z')
    const id = await desk.write('word', '2026-11-02T10:00:00Z')
    await desk.answer('word', '2026-11-02T10:10:00Z', {
      text: 'Thank you for your patience.',
      promise: { until },
    })
    expect(await promises(id)).toMatchObject([{ due_at: '2026-11-05T09:00:00.000Z' }])
    const other = await desk.write('answer', '2026-11-02T10:00:00Z')
    await desk.answer('answer', '2026-11-02T10:10:00Z', {
      text: 'I will check on it and it works.',
      promise: null,
    })
    expect(await promises(other)).toEqual([])
  })

  it('without a date has two days', async () => {
    const id = await desk.write('vague', '2026-11-02T10:00:00Z')
    await desk.answer('vague', '2026-11-02T10:10:00Z', { text: 'We are looking into this.' })
    expect(await promises(id)).toMatchObject([{ due_at: '2026-11-04T10:10:00.000Z' }])
  })
})
