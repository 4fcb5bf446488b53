import { describe, expect, it } from 'vitest'
import { decideDelivery } from '../../../src/channels/chat/decide-delivery.ts'
import { takeToken } from '../../../src/channels/chat/token-bucket.ts'
import { MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'

const queuedAt = parseInstant('2026-11-02T10:00:00Z')!
const now = queuedAt + 10_000
const connected = { state: 'connected' } as const
const goneSince = (seenAt: number) => ({ state: 'gone', seenAt }) as const

describe('a reply that no browser has acknowledged', () => {
  it('waits for a customer who was there less than a minute ago', () => {
    expect(decideDelivery(goneSince(now - MINUTE + 1), queuedAt, now, MINUTE)).toBe('wait')
    expect(decideDelivery(goneSince(now - MINUTE), queuedAt, now, MINUTE)).toBe('stored')
  })

  it('waits for a browser that is connected, three minutes at most', () => {
    expect(decideDelivery(connected, queuedAt, queuedAt + 3 * MINUTE - 1, MINUTE)).toBe('wait')
    expect(decideDelivery(connected, queuedAt, queuedAt + 3 * MINUTE, MINUTE)).toBe('stored')
  })

  it('does not wait for a customer who never had a line', () => {
    expect(decideDelivery({ state: 'unknown' }, queuedAt, now, MINUTE)).toBe('stored')
  })
})

describe('an allowance', () => {
  it('lets a burst through, then one at a time, and never saves up more than a burst', () => {
    const allowance = { burst: 2, perSecond: 1 }
    const first = takeToken(null, allowance, 0)
    const second = takeToken(first.bucket, allowance, 0)
    const third = takeToken(second.bucket, allowance, 0)
    expect([first.retryAfter, second.retryAfter, third.retryAfter]).toEqual([0, 0, 1_000])
    expect(takeToken(third.bucket, allowance, 750).retryAfter).toBe(250)
    expect(takeToken(third.bucket, allowance, 1_000).retryAfter).toBe(0)
    const rested = takeToken(third.bucket, allowance, 3_600_000).bucket
    expect(rested.tokens).toBe(1)
  })
})
