import type { Duration } from '../policy/policy.ts'
import { DAY, SECOND, type Millis } from '../time/instant.ts'

/** What a promise means on the customer's own clock, which never closes: a working day is a day. */
export function customersTarget(duration: Duration): Millis {
  return 'targetSeconds' in duration ? duration.targetSeconds * SECOND : duration.targetBusinessDays * DAY
}
