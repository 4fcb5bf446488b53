import { describe, expect, it } from 'vitest'
import { parseSchedule } from '../../../src/domain/roster/parse-schedule.ts'

const day = { from: '2026-06-01T00:00:00Z', to: '2026-06-02T00:00:00Z' }
const backwards = { from: day.to, to: day.from }

/** The paths of all problems, with what is wrong. */
function problemsOf(schedule: unknown): Record<string, string> {
  const parsed = parseSchedule(schedule)
  return parsed.ok ? {} : Object.fromEntries(parsed.problems.map(({ path, problem }) => [path, problem]))
}

const problemsOfLayer = (layer: object) =>
  problemsOf({ timezone: 'UTC', layers: [{ id: 'layer', ...layer }] })
const rotation = { unit: 'day', every: 1, anchor_local: '2026-01-31T09:00', groups: [['A']] }
const recurring = {
  first_start_local: '2026-01-31T09:00',
  duration_minutes: 60,
  frequency: 'day',
  every: 1,
  groups: [['A']],
}

describe('reading a schedule', () => {
  it('names every problem and where it is, also beside others in the same place', () => {
    const problems = problemsOf({
      timezone: 'Mars/Olympus',
      combine: 'some',
      layers: [
        { id: 'nobody', rotation: { ...rotation, groups: [[], []] } },
        { id: 'unit', rotation: { ...rotation, unit: 'fortnight', every: 0, anchor_group: 1 } },
        {
          id: 'two',
          timezone: 'Berlin',
          fixed: ['A'],
          recurring: { ...recurring, duration_minutes: 0, by_day: ['monday'] },
        },
        { id: 'none' },
      ],
      covers: [{ ...backwards, members: [1] }],
      temporary: [{ ...day, shifts: [{ ...backwards, member: '' }] }],
      exceptions: [
        { ...backwards, kind: 'replace', member: 'A' },
        { ...day, kind: 'replace', member: 'A', for: 'A' },
      ],
      swaps: [{ ...backwards, for: 'A', taken_by: 'A' }],
    })
    expect(Object.keys(problems).sort()).toEqual([
      'combine',
      'covers[0].members[0]',
      'covers[0].to',
      'exceptions[0].for',
      'exceptions[0].to',
      'exceptions[1].member',
      'layers[0].rotation.groups',
      'layers[1].rotation.anchor_group',
      'layers[1].rotation.every',
      'layers[1].rotation.unit',
      'layers[2]',
      'layers[2].recurring.by_day[0]',
      'layers[2].recurring.duration_minutes',
      'layers[2].timezone',
      'layers[3]',
      'swaps[0].taken_by',
      'swaps[0].to',
      'temporary[0].shifts[0].member',
      'temporary[0].shifts[0].to',
      'timezone',
    ])
    expect(problems['timezone']).toContain('"Mars/Olympus"')
    expect(problems['swaps[0].taken_by']).toBe('swaps with themselves')
    expect(problems['layers[0].rotation.groups']).toBe('has no members')
  })

  it.each([
    [{ fixed: ['A'], windows: [{ days: ['mon'], from: '9:00', to: '17:00' }] }, 'layers[0].windows[0].from'],
    [{ fixed: ['A'], windows: [{ days: ['mon'], from: '09:00', to: '24:01' }] }, 'layers[0].windows[0].to'],
    [{ fixed: ['A'], windows: [{ days: ['mon'], from: '09:00', to: '16:60' }] }, 'layers[0].windows[0].to'],
    [
      { fixed: ['A'], windows: [{ from_day: 'fri', from: '09:00', to: '17:00' }] },
      'layers[0].windows[0].to_day',
    ],
    [{ fixed: ['A'], windows: [{ from: '09:00', to: '17:00' }] }, 'layers[0].windows[0].days'],
    [{ fixed: ['A'], effective_from: '2026-06-01T00:00' }, 'layers[0].effective_from'],
    [{ rotation: { ...rotation, anchor_local: '2026-02-29T09:00' } }, 'layers[0].rotation.anchor_local'],
    [{ rotation: { ...rotation, anchor_local: '2026-01-31T09:00Z' } }, 'layers[0].rotation.anchor_local'],
    [{ rotation: { ...rotation, every: 1.5 } }, 'layers[0].rotation.every'],
    [{ recurring: { ...recurring, by_month_day: [0] } }, 'layers[0].recurring.by_month_day[0]'],
    [{ events: [{ ...day }] }, 'layers[0].events[0].member'],
  ])('refuses %j', (layer, path) => {
    expect(Object.keys(problemsOfLayer(layer))).toEqual([path])
  })

  it.each([undefined, null, 7, 'UTC', []])('refuses %j, which is no schedule', (value) => {
    expect(Object.keys(problemsOf(value))).toEqual([''])
  })

  it('takes an anchor on the 31st, an end of effect before its start, empty groups beside full ones, and fields of other names', () => {
    expect(problemsOfLayer({ rotation: { ...rotation, groups: [['A'], []] }, colour: 'blue' })).toEqual({})
    expect(
      problemsOfLayer({ recurring: { ...recurring, effective_from: day.to, effective_until: day.from } }),
    ).toEqual({})
    expect(
      problemsOf({ timezone: 'UTC', swaps: [{ ...day, for: 'A', taken_by: null }], layers: null }),
    ).toEqual({})
  })
})
