import { describe, expect, it } from 'vitest'
import { shiftEndOf } from '../../../src/domain/roster/shift-end.ts'
import { compiled } from './compiled.ts'

describe('the end of a shift', () => {
  const roster = compiled({
    timezone: 'Europe/Berlin',
    layers: [
      { id: 'early', fixed: ['Ada'], windows: [{ days: ['mon'], from: '09:00', to: '12:00' }] },
      { id: 'late', fixed: ['Ada'], windows: [{ days: ['mon'], from: '12:00', to: '17:00' }] },
      { id: 'lead', fixed: ['Bea'] },
    ],
  })
  const end = (member: string, at: string) => shiftEndOf(roster, member, Date.parse(at), 86_400_000)

  it('is where the person leaves, not where one layer hands over to the next', () => {
    expect(end('Ada', '2026-06-01T07:00:00Z')).toBe(Date.parse('2026-06-01T15:00:00Z'))
    expect(end('Ada', '2026-06-01T14:59:59.999Z')).toBe(Date.parse('2026-06-01T15:00:00Z'))
  })

  it('is now for somebody off shift, and beyond sight for somebody always on', () => {
    expect(end('Ada', '2026-06-01T15:00:00Z')).toBe(Date.parse('2026-06-01T15:00:00Z'))
    expect(end('Bea', '2026-06-01T15:00:00Z')).toBe(Infinity)
  })
})
