import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dutyBook } from '../../../src/domain/roster/duty-book.ts'
import { onShift } from '../../../src/domain/roster/on-shift.ts'
import { shiftsBetween } from '../../../src/domain/roster/shifts-between.ts'
import * as any from './arbitrary-schedules.ts'
import { compiled } from './compiled.ts'

const DAY = 86_400_000

test('a book of duty says who is on duty at any instant, as the question of the moment does', () => {
  fc.assert(
    fc.property(any.schedule, any.schedule, any.absences, any.instant, (first, second, absences, from) => {
      const rosters = [compiled(first, absences), compiled(second)]
      const ask = (at: number) => rosters.flatMap((roster) => onShift(roster, at))
      const book = dutyBook(rosters, ask)
      const shifts = rosters.flatMap((roster) => shiftsBetween(roster, from, from + 2 * DAY))
      const edges = shifts.flatMap((shift) => [shift.from, shift.from - 1, shift.to, shift.to - 1])
      for (const at of [from, from + DAY, ...edges]) expect(book(at)).toEqual(ask(at))
    }),
    { numRuns: 40 },
  )
})

test('a book asks once for as long as nobody comes or goes', () => {
  const office = { days: ['mon'], from: '09:00', to: '17:00' }
  const roster = compiled({
    timezone: 'UTC',
    layers: [{ id: 'day', windows: [office], fixed: ['amara'] }],
  })
  const asked: number[] = []
  const book = dutyBook([roster], (at) => {
    asked.push(at)
    return onShift(roster, at)
  })
  const monday = Date.parse('2026-11-02T00:00:00Z')
  const hours = Array.from({ length: 24 }, (_, hour) => book(monday + hour * 3_600_000).length)
  expect(hours.filter((count) => count === 1)).toHaveLength(8)
  expect(asked).toEqual([0, 9, 17].map((hour) => monday + hour * 3_600_000))
})
