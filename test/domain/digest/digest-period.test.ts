import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  digestKinds,
  isNews,
  lastWholePeriod,
  newestDue,
  periodAround,
  periodBefore,
  sendingTime,
} from '../../../src/domain/digest/digest-period.ts'
import { DAY, HOUR, formatInstant, MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'
import { wallTimeAt } from '../../../src/domain/time/zone.ts'

const at = (text: string) => parseInstant(text)!
const span = ({ from, to }: { from: number; to: number }) => [formatInstant(from), formatInstant(to)]

describe('what a digest covers', () => {
  it('is the week from Monday to Sunday on the reader’s wall', () => {
    expect(span(lastWholePeriod('weekly', 'Europe/Berlin', at('2026-11-16T07:00:00Z')))).toEqual([
      '2026-11-08T23:00:00.000Z',
      '2026-11-15T23:00:00.000Z',
    ])
  })

  it('begins where the reader is, not where the server is', () => {
    const now = at('2026-11-15T16:00:00Z')
    expect(span(periodAround('daily', 'Asia/Tokyo', now))[0]).toBe('2026-11-15T15:00:00.000Z')
    expect(span(periodAround('daily', 'America/Los_Angeles', now))[0]).toBe('2026-11-15T08:00:00.000Z')
  })

  it('has 25 hours on the day on which clocks go back, 167 in the week in which they go forward', () => {
    const back = periodAround('daily', 'Europe/Berlin', at('2026-10-25T12:00:00Z'))
    expect(back.to - back.from).toBe(25 * HOUR)
    const forward = periodAround('weekly', 'Europe/Berlin', at('2026-03-29T12:00:00Z'))
    expect(forward.to - forward.from).toBe(7 * DAY - HOUR)
  })

  it('is a calendar month, whatever its length', () => {
    expect(span(lastWholePeriod('monthly', 'Asia/Tehran', at('2024-03-01T00:00:00Z')))).toEqual([
      '2024-01-31T20:30:00.000Z',
      '2024-02-29T20:30:00.000Z',
    ])
    expect(span(lastWholePeriod('monthly', 'UTC', at('2026-01-31T12:00:00Z')))).toEqual([
      '2025-12-01T00:00:00.000Z',
      '2026-01-01T00:00:00.000Z',
    ])
  })

  it('leaves no instant out and counts none twice, in zones that change their clocks at midnight too', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/Havana',
      'Asia/Beirut',
      'Australia/Lord_Howe',
      'UTC',
    )
    fc.assert(
      fc.property(
        zones,
        fc.constantFrom(...digestKinds),
        fc.integer({ min: at('2023-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') }),
        (zone, kind, now) => {
          const period = periodAround(kind, zone, now)
          expect(period.from).toBeLessThanOrEqual(now)
          expect(period.to).toBeGreaterThan(now)
          expect(periodBefore(period).to).toBe(period.from)
        },
      ),
    )
  })
})

describe('when a digest is sent', () => {
  const eight = 8 * 60

  it('is eight in the morning of the reader in winter and in summer', () => {
    const winter = periodAround('weekly', 'Europe/Berlin', at('2026-03-18T12:00:00Z'))
    const summer = periodAround('weekly', 'Europe/Berlin', at('2026-03-25T12:00:00Z'))
    expect(formatInstant(sendingTime(winter, eight))).toBe('2026-03-23T07:00:00.000Z')
    expect(formatInstant(sendingTime(summer, eight))).toBe('2026-03-30T06:00:00.000Z')
  })

  it('is the first moment after the gap where a clock change skips the time', () => {
    const saturday = periodAround('daily', 'Europe/Berlin', at('2026-03-28T12:00:00Z'))
    expect(formatInstant(sendingTime(saturday, 2 * 60 + 30))).toBe('2026-03-29T01:00:00.000Z')
  })

  it('is the first of two where the time comes twice', () => {
    const saturday = periodAround('daily', 'Europe/Berlin', at('2026-10-24T12:00:00Z'))
    expect(formatInstant(sendingTime(saturday, 2 * 60 + 30))).toBe('2026-10-25T00:30:00.000Z')
  })

  it('is due at its minute and not a millisecond before', () => {
    const due = at('2026-11-16T07:00:00Z')
    expect(span(newestDue('weekly', 'Europe/Berlin', eight, due))[1]).toBe('2026-11-15T23:00:00.000Z')
    expect(span(newestDue('weekly', 'Europe/Berlin', eight, due - 1))[1]).toBe('2026-11-08T23:00:00.000Z')
  })

  it('comes once for each period however often somebody looks, at the wanted wall time wherever it exists', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Africa/Casablanca', 'Asia/Kolkata'),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2026-06-01T00:00:00Z') }),
        (zone, minute, start) => {
          const sent = new Map<number, number>()
          let last = newestDue('daily', zone, minute, start).from
          for (let now = start; now < start + 10 * DAY; now += 5 * MINUTE) {
            const { from } = newestDue('daily', zone, minute, now)
            if (from !== last) sent.set(from, now)
            last = from
          }
          expect(sent.size).toBeGreaterThanOrEqual(9)
          for (const [from, now] of sent) {
            const exact = sendingTime(periodAround('daily', zone, from), minute)
            expect(now - exact).toBeGreaterThanOrEqual(0)
            expect(now - exact).toBeLessThan(5 * MINUTE)
            const wall = wallTimeAt(zone, exact)
            expect(Math.abs((((wall % DAY) + DAY) % DAY) - minute * MINUTE)).toBeLessThanOrEqual(HOUR)
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('a reader who moves', () => {
  it('does not get the same week again for another zone', () => {
    const read = periodAround('weekly', 'Europe/Berlin', at('2026-11-11T12:00:00Z'))
    const moved = periodAround('weekly', 'America/Los_Angeles', at('2026-11-11T12:00:00Z'))
    expect(isNews(moved, read.to)).toBe(false)
    expect(isNews(periodAround('weekly', 'America/Los_Angeles', at('2026-11-18T12:00:00Z')), read.to)).toBe(
      true,
    )
    expect(isNews(moved, null)).toBe(true)
  })
})
