import { describe, expect, test } from 'vitest'
import { learnOffset } from '../../src/console/live/server-clock.ts'
import { staleAfter } from '../../src/console/live/stale-after.ts'
import type { StreamEvent } from '../../src/http/api-types.ts'

describe('the server’s clock', () => {
  const sample = (askedAt: number, heardAt: number, serverTime: number) => ({ askedAt, heardAt, serverTime })

  test('is taken for the middle of the round trip', () => {
    expect(learnOffset(null, sample(1_000, 1_200, 50_000))).toEqual({
      offset: 48_900,
      uncertainty: 100,
      takenAt: 1_200,
    })
  })

  test('is not unlearnt by a slower answer that fits', () => {
    const known = learnOffset(null, sample(1_000, 1_020, 50_000))
    expect(learnOffset(known, sample(2_000, 2_900, 51_300))).toBe(known)
  })

  test('is learnt anew when it jumps, however slow the answer that shows it', () => {
    const known = learnOffset(null, sample(1_000, 1_020, 50_000))
    expect(learnOffset(known, sample(2_000, 2_900, 3_651_300)).offset).toBe(3_648_850)
  })

  test('is learnt anew when what is known has drifted for hours', () => {
    const known = learnOffset(null, sample(0, 20, 50_000))
    const later = sample(36_000_000, 36_000_100, 36_050_080)
    expect(learnOffset(known, later)).not.toBe(known)
  })
})

describe('an event makes stale', () => {
  const event = (type: string, subject: string | null): StreamEvent => ({
    id: 1,
    type,
    brand_id: 'b',
    subject,
    occurred_at: '2026-03-29T10:00:00.000Z',
    recorded_at: '2026-03-29T10:00:00.000Z',
    payload: {},
  })

  test('its conversation, and the lists it is about, each once', () => {
    expect(staleAfter([event('offer.made', 'c1'), event('offer.expired', 'c1')])).toEqual([
      ['conversation', 'c1'],
      ['offers'],
    ])
    expect(staleAfter([event('breach.detected', 'c2')])).toEqual([['conversation', 'c2'], ['breaches']])
  })

  test('nothing when it is about nothing that is shown', () => {
    expect(staleAfter([event('lease.due', null)])).toEqual([])
  })
})
