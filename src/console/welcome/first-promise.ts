import type { NewPolicy } from '../../http/api-types.ts'
import { slugOf } from '../format/slug.ts'
import { definitionOf, newTarget } from '../policies/policy-form.ts'

export interface FirstPromise {
  readonly name: string
  readonly minutes: number
  /** Slug of a calendar, or `24x7`. */
  readonly calendar: string
}

/** The simplest policy: every message of every customer, first and later ones alike, within so many minutes of these hours. */
export function firstPromise({ name, minutes, calendar }: FirstPromise, brand: string): NewPolicy {
  const targets = ['first_response', 'next_response'].map((metric) => ({
    ...newTarget(metric),
    amount: minutes,
    calendar,
  }))
  return {
    brand,
    slug: slugOf(name, 'everybody'),
    name: name.trim(),
    definition: definitionOf({ name, conditions: {}, targets, rest: {} }),
  }
}
