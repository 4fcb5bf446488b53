import type { NewRoster } from '../../http/api-types.ts'
import { slugOf } from '../format/slug.ts'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

export interface RosterForm {
  readonly name: string
  readonly audience: 'on_shift' | 'standby'
  readonly members: readonly string[]
  readonly timeZone: string
  readonly days: readonly Weekday[]
  readonly from: string
  readonly to: string
}

/** The simplest roster: the same people in the same hours of chosen days. `members` are slugs. */
export function newRoster(form: RosterForm, brand: string): NewRoster {
  return {
    brand,
    slug: slugOf(form.name, 'roster'),
    name: form.name.trim(),
    audience: form.audience,
    schedule: {
      timezone: form.timeZone,
      combine: 'all',
      layers: [
        {
          id: 'hours',
          fixed: [...form.members],
          windows: [
            { days: weekdays.filter((day) => form.days.includes(day)), from: form.from, to: form.to },
          ],
        },
      ],
    },
  }
}
