import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastPayPeriod, payPeriodAt } from '../../../src/domain/pay/pay-period.ts'
import { formatInstant, parseInstant } from '../../../src/domain/time/instant.ts'

const at = (text: string) => parseInstant(text)!
const monthly = { period: 'month', payAfterDays: 7 } as const
const weekly = { period: 'week', payAfterDays: 3 } as const

describe('a pay period', () => {
  it('is a month of the brand, and is paid so many days after its end', () => {
    const period = payPeriodAt(monthly, 'Europe/Berlin', at('2026-10-31T22:59:59.999Z'))
    expect(formatInstant(period.from)).toBe('2026-09-30T22:00:00.000Z')
    expect(formatInstant(period.to)).toBe('2026-10-31T23:00:00.000Z')
    expect(period.payOn).toBe('2026-11-07')
  })
  it('begins with its first millisecond', () => {
    expect(payPeriodAt(monthly, 'Europe/Berlin', at('2026-10-31T23:00:00Z')).payOn).toBe('2026-12-07')
  })
  it('is a week from Monday', () => {
    const { from, to, payOn } = payPeriodAt(weekly, 'UTC', at('2026-11-08T23:59:59Z'))
    expect([formatInstant(from), formatInstant(to), payOn]).toEqual([
      '2026-11-02T00:00:00.000Z',
      '2026-11-09T00:00:00.000Z',
      '2026-11-11',
    ])
  })
  it('follows the one before without a gap, in every zone', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'Asia/Tehran', 'America/Bogota', 'Pacific/Auckland')
    const when = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') })
    fc.assert(
      fc.property(zone, when, fc.constantFrom(monthly, weekly), (name, now, rhythm) => {
        const current = payPeriodAt(rhythm, name, now)
        expect(current.from <= now && now < current.to).toBe(true)
        expect(lastPayPeriod(rhythm, name, now).to).toBe(current.from)
      }),
    )
  })
})
