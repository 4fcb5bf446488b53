import { HOUR } from '../time/instant.ts'
import type { Guards } from './person.ts'

/** Guards as people write them: offers and hours. */
export interface WrittenGuards {
  readonly offers_per_hour: number
  readonly hours_per_day: number
  readonly hours_per_week: number
  readonly rest_hours: number
}

/** How loose somebody may make their own guards, unless their agreement says otherwise: longer days, but never without a night's rest. */
export const loosestGuards: WrittenGuards = {
  offers_per_hour: 12,
  hours_per_day: 8,
  hours_per_week: 48,
  rest_hours: 11,
}

const names: readonly (keyof WrittenGuards)[] = [
  'offers_per_hour',
  'hours_per_day',
  'hours_per_week',
  'rest_hours',
]

/** The guards that are looser than allowed: everybody may tighten theirs. */
export function loosenedGuards(
  wanted: { readonly [Name in keyof WrittenGuards]?: number | undefined },
  allowed: WrittenGuards,
): readonly (keyof WrittenGuards)[] {
  return names.filter((name) => {
    const value = wanted[name]
    if (value === undefined) return false
    return name === 'rest_hours' ? value < allowed[name] : value > allowed[name]
  })
}

/** Guards in the words in which people set them. */
export function writtenGuards(guards: Guards): WrittenGuards {
  return {
    offers_per_hour: guards.offersPerHour,
    hours_per_day: guards.handledPerDay / HOUR,
    hours_per_week: guards.handledPerWeek / HOUR,
    rest_hours: guards.rest / HOUR,
  }
}
