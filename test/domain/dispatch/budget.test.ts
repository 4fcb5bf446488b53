import { expect, it } from 'vitest'
import { exhaustedBudget } from '../../../src/domain/dispatch/budget.ts'

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
