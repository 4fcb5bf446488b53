import { expect, it } from 'vitest'
import { budgetSince, exhaustedBudget } from '../../../src/domain/dispatch/budget.ts'

const pay = { amountMinor: 300, currency: 'EUR' }
const hour = (committedMinor: number) => ({ period: 'hour' as const, limitMinor: 1_000, committedMinor })

it('a limit that is exactly reached holds, one unit more breaks it', () => {
  expect(exhaustedBudget([hour(700)], pay)).toBeNull()
  expect(exhaustedBudget([hour(701)], pay)).toEqual(hour(701))
})
it('without pay, or without limits, nothing is exhausted', () => {
  expect(exhaustedBudget([hour(9_999)], null)).toBeNull()
  expect(exhaustedBudget([], pay)).toBeNull()
})

it('a month begins on the brand’s own calendar, summer or winter', () => {
  const at = (iso: string) => Date.parse(iso)
  expect(budgetSince('month', 'Europe/Berlin', at('2026-03-29T12:00:00Z'))).toBe(at('2026-02-28T23:00:00Z'))
  expect(budgetSince('month', 'Europe/Berlin', at('2026-06-30T21:59:59Z'))).toBe(at('2026-05-31T22:00:00Z'))
  expect(budgetSince('month', 'Europe/Berlin', at('2026-06-30T22:00:00Z'))).toBe(at('2026-06-30T22:00:00Z'))
  expect(budgetSince('month', 'Pacific/Kiritimati', at('2026-12-31T10:00:00Z'))).toBe(
    at('2026-12-31T10:00:00Z'),
  )
  expect(budgetSince('day', 'UTC', at('2026-06-30T22:00:00Z'))).toBe(at('2026-06-29T22:00:00Z'))
  expect(budgetSince('conversation', 'UTC', 0)).toBeNull()
})
