import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverageGaps } from '../../../src/domain/roster/coverage-gaps.ts'
import { onShift } from '../../../src/domain/roster/on-shift.ts'
import { shiftsBetween } from '../../../src/domain/roster/shifts-between.ts'
import * as any from './arbitrary-schedules.ts'
import { compiled } from './compiled.ts'

const days = fc.integer({ min: 1, max: 6 }).map((count) => count * 86_400_000)

describe('preview, gap scan and the question of the moment agree', () => {
  it('at the ends of every shift, a millisecond before them, and anywhere between', () => {
    fc.assert(
      fc.property(
        any.schedule,
        any.absences,
        any.instant,
        days,
        fc.array(fc.nat(), { maxLength: 10 }),
        (schedule, absences, from, length, picks) => {
          const roster = compiled(schedule, absences)
          const to = from + length
          const shifts = shiftsBetween(roster, from, to)
          const instants = [from, to - 1, ...picks.map((pick) => from + (pick % length))]
          instants.push(...shifts.flatMap((shift) => [shift.from, shift.from - 1, shift.to, shift.to - 1]))
          for (const at of instants.filter((instant) => instant >= from && instant < to)) {
            const held = shifts
              .filter((shift) => shift.from <= at && at < shift.to)
              .map((shift) => shift.member)
            expect(held.sort()).toEqual(onShift(roster, at))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('wherever the window of the question starts', () => {
    fc.assert(
      fc.property(any.schedule, any.instant, days, fc.nat(), (schedule, from, length, cut) => {
        const roster = compiled(schedule)
        const [middle, to] = [from + (cut % length), from + length]
        const whole = shiftsBetween(roster, from, to).filter((shift) => shift.to > middle)
        const clipped = whole.map((shift) => ({ ...shift, from: Math.max(shift.from, middle) }))
        const byStart = (one: { from: number; member: string }, other: { from: number; member: string }) =>
          one.from - other.from || (one.member < other.member ? -1 : 1)
        expect(shiftsBetween(roster, middle, to)).toEqual(clipped.sort(byStart))
      }),
      { numRuns: 300 },
    )
  })

  it('about the hours that nobody able covers', () => {
    fc.assert(
      fc.property(
        any.schedule,
        any.schedule,
        any.instant,
        days,
        fc.uniqueArray(any.member),
        (one, other, from, length, able) => {
          const rosters = [compiled(one), compiled(other)]
          const gaps = coverageGaps(rosters, from, from + length, (member) => able.includes(member))
          for (let at = from; at < from + length; at += 17 * 60_000) {
            const covered = rosters.some((roster) =>
              onShift(roster, at).some((member) => able.includes(member)),
            )
            expect(gaps.some((gap) => gap.from <= at && at < gap.to)).toBe(!covered)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('shifts of a person', () => {
  const roster = compiled({
    timezone: 'Europe/Berlin',
    layers: [{ id: 'day', fixed: ['Ada'], windows: [{ days: ['sat', 'sun'], from: '20:00', to: '04:00' }] }],
    exceptions: [
      {
        kind: 'replace',
        for: 'Ada',
        member: 'Ben',
        from: '2026-03-28T22:00:00Z',
        to: '2026-03-28T23:30:00Z',
      },
    ],
  })

  it('are clipped to the window, cut where somebody stands in, and an hour shorter when spring takes one', () => {
    const [from, to] = [Date.parse('2026-03-28T20:00:00Z'), Date.parse('2026-03-30T00:00:00Z')]
    expect(
      shiftsBetween(roster, from, to).map((shift) => [
        shift.member,
        new Date(shift.from).toISOString(),
        new Date(shift.to).toISOString(),
      ]),
    ).toEqual([
      ['Ada', '2026-03-28T20:00:00.000Z', '2026-03-28T22:00:00.000Z'],
      ['Ben', '2026-03-28T22:00:00.000Z', '2026-03-28T23:30:00.000Z'],
      ['Ada', '2026-03-28T23:30:00.000Z', '2026-03-29T02:00:00.000Z'],
      ['Ada', '2026-03-29T18:00:00.000Z', '2026-03-30T00:00:00.000Z'],
    ])
  })

  it('leave the gaps that a scan names', () => {
    const [from, to] = [Date.parse('2026-03-28T18:00:00Z'), Date.parse('2026-03-29T06:00:00Z')]
    const named = (able?: (member: string) => boolean) =>
      coverageGaps([roster], from, to, able).map((gap) =>
        [gap.from, gap.to].map((at) => new Date(at).toISOString().slice(11, 16)),
      )
    expect(named()).toEqual([
      ['18:00', '19:00'],
      ['02:00', '06:00'],
    ])
    expect(named((member) => member === 'Ben')).toEqual([
      ['18:00', '22:00'],
      ['23:30', '06:00'],
    ])
    expect(coverageGaps([], from, to)).toEqual([{ from, to }])
  })
})
