import { expect, test } from 'vitest'
import { seated, takesWorkThere, type Seat } from '../../../src/domain/dispatch/seat.ts'
import type { Person } from '../../../src/domain/people/person.ts'

const now = Date.parse('2026-11-23T11:00:00Z')
const person = { skills: ['refunds'], presentUntil: null, awayUntil: null } as unknown as Person
const seat = (more: Partial<Seat> = {}): Seat => ({ available: null, skills: [], until: now + 1, ...more })

test('whoever takes work there is present and on shift; until the very millisecond up to which it is believed', () => {
  const there = seat({ available: true, skills: ['invoices', 'refunds'] })
  expect(seated(person, there, now)).toMatchObject({
    presentUntil: now + 1,
    awayUntil: null,
    skills: ['refunds', 'invoices'],
  })
  expect(takesWorkThere(there, now)).toBe(true)
  expect(takesWorkThere(there, now + 1)).toBe(false)
  expect(seated(person, there, now + 1)).toBe(person)
})

test('whoever does not is away, unless a page of theirs is open here; their own word stays', () => {
  const gone = seat({ available: false })
  expect(seated(person, gone, now).awayUntil).toBe(now + 1)
  expect(seated({ ...person, presentUntil: now + 1 }, gone, now).awayUntil).toBeNull()
  expect(seated({ ...person, awayUntil: now + 9 }, gone, now).awayUntil).toBe(now + 9)
  expect(seated({ ...person, awayUntil: now + 9 }, seat({ available: true }), now).awayUntil).toBe(now + 9)
})

test('a helpdesk that does not tell changes nothing but skills', () => {
  expect(seated(person, seat({ skills: ['invoices'] }), now)).toEqual({
    ...person,
    skills: ['refunds', 'invoices'],
  })
  expect(takesWorkThere(seat(), now)).toBe(false)
  expect(takesWorkThere(undefined, now)).toBe(false)
})
