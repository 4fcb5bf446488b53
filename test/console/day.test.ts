import { expect, test } from 'vitest'
import { dayDemand } from '../../src/console/board/day-demand.ts'
import { dayLanes } from '../../src/console/board/day-lanes.ts'
import { daylight } from '../../src/console/board/daylight.ts'
import type { Day } from '../../src/http/api-types.ts'

const from = '2026-11-24T00:00:00.000Z'
const to = '2026-11-25T00:00:00.000Z'
const shift = (name: string, from_at: string, to_at: string) => ({
  person_id: name,
  name,
  time_zone: 'Europe/London',
  from_at: `2026-11-24T${from_at}:00.000Z`,
  to_at: `2026-11-24T${to_at}:00.000Z`,
})
const day: Day = {
  now: '2026-11-24T10:00:00.000Z',
  from_at: from,
  to_at: to,
  time_zone: 'UTC',
  rosters: [
    {
      id: 'r',
      brand_id: 'b',
      name: 'R',
      audience: 'on_shift',
      shifts: [
        shift('Sam', '06:00', '18:00'),
        shift('Priya', '06:00', '12:00'),
        shift('Liz', '18:00', '20:00'),
      ],
    },
  ],
  regions: [
    {
      time_zone: 'Europe/London',
      people: 3,
      covered: [{ from_at: '2026-11-24T06:00:00.000Z', to_at: '2026-11-24T12:00:00.000Z', people: 2 }],
    },
  ],
  demand: [
    { from_at: '2026-11-24T20:00:00.000Z', to_at: '2026-11-24T21:00:00.000Z', expected: 8 },
    { from_at: '2026-11-24T21:00:00.000Z', to_at: '2026-11-24T22:00:00.000Z', expected: 2 },
  ],
  gaps: [{ from_at: '2026-11-24T20:30:00.000Z', to_at: '2026-11-24T21:00:00.000Z', expected: 4 }],
}

test('a lane’s bar begins and ends where the shift does, and names who is on duty then', () => {
  expect(dayLanes(day)[0]?.spans).toEqual([{ from: 0.25, to: 0.5, people: 2, names: ['Priya', 'Sam'] }])
})

test('it is day at noon and night at midnight, where the people are', () => {
  const berlin = daylight(Date.parse(from), Date.parse(to), 'Europe/Berlin')
  const tokyo = daylight(Date.parse(from), Date.parse(to), 'Asia/Tokyo')
  expect(berlin[12]?.light).toBe(1)
  expect(berlin[0]?.light).toBe(0)
  expect(tokyo[3]?.light).toBe(1)
  expect(tokyo[15]?.light).toBe(0)
})

test('the night falls an hour later by UTC once summer time has ended', () => {
  const summer = daylight(
    Date.parse('2026-10-24T00:00:00Z'),
    Date.parse('2026-10-25T00:00:00Z'),
    'Europe/Berlin',
  )
  const winter = daylight(
    Date.parse('2026-10-26T00:00:00Z'),
    Date.parse('2026-10-27T00:00:00Z'),
    'Europe/Berlin',
  )
  expect(summer[17]?.light).toBeCloseTo(winter[18]?.light ?? NaN)
})

test('demand is drawn against its highest hour, and an hour with a gap in it is marked', () => {
  expect(dayDemand(day)).toMatchObject([
    { expected: 8, height: 1, gap: true },
    { expected: 2, height: 0.25, gap: false },
  ])
})

test('a day on which nothing is expected has flat bars', () => {
  const quiet = { ...day, demand: [{ from_at: from, to_at: to, expected: 0 }], gaps: [] }
  expect(dayDemand(quiet)[0]?.height).toBe(0)
})
