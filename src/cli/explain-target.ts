import type { TargetLength } from '../domain/calendar/calendar.ts'
import { isGiven, quote, type Fields } from '../domain/calendar/definition/json-value.ts'
import { LONGEST_RUN } from '../domain/calendar/open-time.ts'
import { DAY, MINUTE, SECOND } from '../domain/time/instant.ts'

/** The units in which a question may give its target, in ms. */
const fieldUnits = { target_seconds: SECOND, target_minutes: MINUTE, target_business_days: DAY }
const fieldNames = Object.keys(fieldUnits) as (keyof typeof fieldUnits)[]

/** Reads the one target of a question; throws an Error that says what is wrong. */
export function parseExplainTarget(fields: Fields): TargetLength {
  const [name, ...others] = fieldNames.filter((field) => isGiven(fields[field]))
  if (!name || others.length > 0) throw new Error(`target: give exactly one of ${fieldNames.join(', ')}`)
  const value = fields[name]
  if (typeof value !== 'number' || value < 0) throw new Error(`${name}: ${quote(value)} is no length of time`)
  const millis = wholeMillis(value * fieldUnits[name])
  if (millis === 0) throw new Error(`${name}: ${value} promises nothing; it must be at least a millisecond`)
  if (millis > LONGEST_RUN) throw new Error(`${name}: ${value} is more than a hundred years`)
  if (name !== 'target_business_days') return { unit: 'millis', millis }
  if (!Number.isInteger(value)) throw new Error(`${name}: ${value} is not a whole number`)
  return { unit: 'working-days', days: value }
}

/** Cut to whole milliseconds; 1.005 minutes are 60,300 ms although the product in binary lies a hair below. */
function wholeMillis(millis: number): number {
  return Math.floor(millis + 0.001)
}
