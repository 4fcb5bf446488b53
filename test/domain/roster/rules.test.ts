import { describe, expect, it } from 'vitest'
import { onShift } from '../../../src/domain/roster/on-shift.ts'
import { shiftsBetween } from '../../../src/domain/roster/shifts-between.ts'
import { compiled } from './compiled.ts'

const noon = Date.parse('2026-06-01T12:00:00Z')
const day = { from: '2026-06-01T00:00:00Z', to: '2026-06-02T00:00:00Z' }
const layer = (priority: number, ...fixed: string[]) => ({ id: `layer ${priority}`, priority, fixed })

const atNoon = (schedule: object) => onShift(compiled({ timezone: 'UTC', ...schedule }), noon).join(' ')

describe('layers', () => {
  it('add up, each person once, in order of their names', () => {
    expect(atNoon({ combine: 'all', layers: [layer(1, 'C', 'A'), layer(0, 'A', 'B')] })).toBe('A B C')
  })

  it('of the highest priority win, and equal ones add up', () => {
    expect(atNoon({ combine: 'priority', layers: [layer(1, 'A'), layer(2, 'B'), layer(2, 'C')] })).toBe('B C')
    expect(atNoon({ combine: 'priority', layers: [layer(-1, 'A'), layer(-2, 'B')] })).toBe('A')
  })

  it('let a lower priority through where the higher has nobody who may be asked', () => {
    expect(atNoon({ combine: 'priority', layers: [layer(1, 'A'), layer(2, 'B')], ineligible: ['B'] })).toBe(
      'A',
    )
  })

  it('may be none', () => {
    expect(atNoon({ layers: [] })).toBe('')
    expect(atNoon({ combine: 'priority', layers: [layer(1)] })).toBe('')
  })
})

describe('covers', () => {
  const layers = [layer(9, 'A')]

  it('replace all layers whatever their priority, the highest cover alone', () => {
    expect(atNoon({ combine: 'all', layers, covers: [{ ...day, members: ['B', 'C'] }] })).toBe('B C')
    expect(
      atNoon({
        layers,
        covers: [
          { ...day, members: ['B'] },
          { ...day, priority: 1, members: ['C'] },
        ],
      }),
    ).toBe('C')
  })

  it('that nobody eligible stands in do nothing', () => {
    expect(
      atNoon({
        layers,
        covers: [
          { ...day, members: ['B'] },
          { ...day, priority: 1, members: [] },
        ],
        ineligible: ['B'],
      }),
    ).toBe('A')
  })
})

describe('a temporary schedule', () => {
  const layers = [layer(0, 'A')]
  const covers = [{ ...day, members: ['B'] }]

  it('replaces layers and covers, and its gaps stay gaps', () => {
    expect(atNoon({ layers, covers, temporary: [{ ...day, shifts: [{ ...day, member: 'T' }] }] })).toBe('T')
    expect(atNoon({ layers, covers, temporary: [{ ...day, shifts: [] }] })).toBe('')
  })

  it('counts its shifts only while it lasts', () => {
    const morning = { from: day.from, to: '2026-06-01T12:00:00Z' }
    expect(atNoon({ layers, temporary: [{ ...morning, shifts: [{ ...day, member: 'T' }] }] })).toBe('A')
  })

  it('is itself open to exceptions and swaps', () => {
    const temporary = [{ ...day, shifts: [{ ...day, member: 'T' }] }]
    expect(
      atNoon({ layers, temporary, exceptions: [{ ...day, kind: 'replace', for: 'T', member: 'X' }] }),
    ).toBe('X')
    expect(atNoon({ layers, temporary, swaps: [{ ...day, for: 'T', taken_by: 'Y' }] })).toBe('Y')
  })
})

describe('exceptions', () => {
  const layers = [layer(0, 'A', 'B')]
  const with_ = (...exceptions: object[]) =>
    atNoon({ layers, exceptions: exceptions.map((each) => ({ ...day, ...each })) })

  it('add, remove and replace', () => {
    expect(with_({ kind: 'add', member: 'C' })).toBe('A B C')
    expect(with_({ kind: 'remove', member: 'A' })).toBe('B')
    expect(with_({ kind: 'replace', for: 'A', member: 'C' })).toBe('B C')
    expect(with_({ kind: 'replace', for: 'Z', member: 'C' })).toBe('A B')
  })

  it('do not chain, in either order', () => {
    const [first, second] = [
      { kind: 'replace', for: 'A', member: 'X' },
      { kind: 'replace', for: 'X', member: 'Y' },
    ]
    expect(with_(first, second)).toBe('B X')
    expect(with_(second, first)).toBe('B X')
    expect(with_(first, { kind: 'remove', member: 'X' })).toBe('B X')
    expect(
      with_({ kind: 'replace', for: 'A', member: 'B' }, { kind: 'replace', for: 'B', member: 'C' }),
    ).toBe('B C')
  })

  it('that are scoped win over the others about the same person, whatever their kind', () => {
    const scoped = (each: object) => ({ ...each, scoped: true })
    const [away, instead] = [
      { kind: 'remove', member: 'A' },
      { kind: 'replace', for: 'A', member: 'C' },
    ]
    expect(with_(scoped(away), instead)).toBe('B')
    expect(with_(away, scoped(instead))).toBe('B C')
    expect(with_(away, scoped({ kind: 'add', member: 'A' }))).toBe('A B')
    expect(with_({ kind: 'add', member: 'C' }, scoped({ kind: 'remove', member: 'C' }))).toBe('A B')
    expect(with_(instead, scoped({ kind: 'remove', member: 'B' }))).toBe('C')
  })

  it('about the same person otherwise rank: added stays, replaced before removed, the later stand-in', () => {
    expect(with_({ kind: 'remove', member: 'A' }, { kind: 'add', member: 'A' })).toBe('A B')
    expect(with_({ kind: 'replace', for: 'A', member: 'C' }, { kind: 'remove', member: 'A' })).toBe('B C')
    expect(
      with_({ kind: 'replace', for: 'A', member: 'C' }, { kind: 'replace', for: 'A', member: 'D' }),
    ).toBe('B D')
  })

  it('let no lower layer through when they remove', () => {
    const exceptions = [{ ...day, kind: 'remove', member: 'A' }]
    expect(atNoon({ combine: 'priority', layers: [layer(2, 'A'), layer(1, 'B')], exceptions })).toBe('')
  })

  it('end before their end', () => {
    expect(with_({ kind: 'remove', member: 'A', to: '2026-06-01T12:00:00Z' })).toBe('A B')
    expect(with_({ kind: 'remove', member: 'A', to: '2026-06-01T12:00:00.001Z' })).toBe('B')
  })
})

describe('swaps', () => {
  const layers = [layer(0, 'A')]
  const with_ = (...swaps: object[]) => atNoon({ layers, swaps: swaps.map((each) => ({ ...day, ...each })) })

  it('do nothing until somebody takes them', () => {
    expect(with_({ for: 'A' })).toBe('A')
    expect(with_({ for: 'A', taken_by: null })).toBe('A')
    expect(with_({ for: 'A', taken_by: 'B' })).toBe('B')
  })

  it('do nothing for somebody who is not on shift', () => {
    expect(with_({ for: 'Z', taken_by: 'B' })).toBe('A')
  })

  it('can be handed on', () => {
    expect(with_({ for: 'A', taken_by: 'B' }, { for: 'B', taken_by: 'C' })).toBe('C')
  })

  it('come after exceptions', () => {
    const exceptions = [{ ...day, kind: 'replace', for: 'A', member: 'X' }]
    expect(atNoon({ layers, exceptions, swaps: [{ ...day, for: 'X', taken_by: 'Y' }] })).toBe('Y')
    expect(atNoon({ layers, exceptions, swaps: [{ ...day, for: 'A', taken_by: 'Y' }] })).toBe('X')
  })
})

describe('somebody absent', () => {
  const absences = [{ member: 'A', from: noon - 3_600_000, to: noon + 3_600_000 }]
  const schedule = { timezone: 'UTC', combine: 'priority', layers: [layer(2, 'A'), layer(1, 'B')] }
  const without = (rest: object) => onShift(compiled({ ...schedule, ...rest }, absences), noon).join(' ')

  it('is off shift from the first millisecond to the last, and the backup is on', () => {
    const roster = compiled(schedule, absences)
    const around = [noon - 3_600_001, noon - 3_600_000, noon + 3_599_999, noon + 3_600_000]
    expect(around.flatMap((at) => onShift(roster, at))).toEqual(['A', 'B', 'B', 'A'])
    expect(shiftsBetween(roster, noon - 7_200_000, noon + 7_200_000)).toHaveLength(3)
  })

  it('covers nobody, stands in for nobody and takes no swap meanwhile', () => {
    expect(without({ covers: [{ ...day, members: ['A'] }] })).toBe('B')
    expect(without({ exceptions: [{ ...day, kind: 'replace', for: 'B', member: 'A' }] })).toBe('')
    expect(without({ swaps: [{ ...day, for: 'B', taken_by: 'A' }] })).toBe('')
  })
})

it('whoever may not be asked is on shift by no rule', () => {
  const layers = [layer(0, 'A')]
  expect(atNoon({ layers, ineligible: ['V'], exceptions: [{ ...day, kind: 'add', member: 'V' }] })).toBe('A')
  expect(atNoon({ layers, ineligible: ['V'], swaps: [{ ...day, for: 'A', taken_by: 'V' }] })).toBe('')
  expect(
    atNoon({ layers, ineligible: ['V'], temporary: [{ ...day, shifts: [{ ...day, member: 'V' }] }] }),
  ).toBe('')
})
