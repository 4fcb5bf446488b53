import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scheduleForm, scheduleOf } from '../../src/console/roster/schedule-form.ts'
import { parseSchedule } from '../../src/domain/roster/parse-schedule.ts'

const schedules = readFileSync(new URL('../cases/roster.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { schedule: Record<string, unknown> }).schedule)

const read = (schedule: unknown) => {
  const parsed = parseSchedule(schedule)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.schedule
}

test('a schedule of any kind that goes through the form untouched says what it said', () => {
  expect(schedules.length).toBeGreaterThan(50)
  for (const schedule of schedules) expect(read(scheduleOf(scheduleForm(schedule)))).toEqual(read(schedule))
})

test('people, turns and hours are written where they were read', () => {
  const schedule = {
    timezone: 'UTC',
    layers: [
      { id: 'desk', fixed: ['a'], windows: [{ days: ['mon'], from: '09:00', to: '24:00' }] },
      {
        id: 'turns',
        priority: 2,
        rotation: { unit: 'day', every: 1, anchor_local: '2026-01-05T00:00', groups: [['a'], ['b']] },
        windows: [{ from_day: 'fri', from: '18:00', to_day: 'mon', to: '08:00' }],
      },
    ],
  }
  const form = scheduleForm(schedule)
  form.layers[0]!.groups[0]!.push('b')
  form.layers[0]!.hours[0]!.from = '10:00'
  form.layers[1]!.groups.push(['c'])
  form.layers[1]!.every = '2'
  form.layers[1]!.timeZone = 'Asia/Tokyo'
  expect(scheduleOf(form)).toEqual({
    timezone: 'UTC',
    layers: [
      { id: 'desk', fixed: ['a', 'b'], windows: [{ days: ['mon'], from: '10:00', to: '00:00' }] },
      {
        id: 'turns',
        priority: 2,
        timezone: 'Asia/Tokyo',
        rotation: { unit: 'day', every: 2, anchor_local: '2026-01-05T00:00', groups: [['a'], ['b'], ['c']] },
        windows: [{ from_day: 'fri', from: '18:00', to_day: 'mon', to: '08:00' }],
      },
    ],
  })
})
