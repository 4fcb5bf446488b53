import type { DeskDefinition } from '../../src/domain/calendar/calendar.ts'
import { DAY, HOUR, MINUTE, type Instant, type Millis } from '../../src/domain/time/instant.ts'

/** A question put to every engine: when is it due, begun at one of many instants? */
export interface Workload {
  readonly name: string
  readonly target: Millis
}

export const workloads: readonly Workload[] = [
  { name: 'due in 15 minutes', target: 15 * MINUTE },
  { name: 'due in 8 hours', target: 8 * HOUR },
  { name: 'due in 80 hours', target: 80 * HOUR },
  { name: 'due in 500 hours', target: 500 * HOUR },
]

/** A desk with a lunch break and holidays, in a zone that changes its clocks. */
export const desk: DeskDefinition = {
  tz: 'Europe/Berlin',
  weekly: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
      day,
      [
        ['09:00', '12:00'],
        ['13:00', '17:00'],
      ],
    ]),
  ),
  holidays: [
    '2024-01-01',
    '2024-03-29',
    '2024-04-01',
    '2024-05-01',
    '2024-05-09',
    '2024-05-20',
    '2024-10-03',
    '2024-12-25',
    '2024-12-26',
  ],
}

/** Instants all over 2024, to the second, the same in every run. */
export function starts(count: number): Instant[] {
  let state = 2024
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Date.UTC(2024, 0, 1) + Math.floor((state / 2 ** 32) * 366) * DAY + (state % 86_400) * 1_000
  })
}
