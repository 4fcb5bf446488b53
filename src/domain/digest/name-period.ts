import type { Instant } from '../time/instant.ts'
import { lastWholePeriod, type DigestPeriod } from './digest-period.ts'
import { message, type Message } from './message.ts'

/** "last week", "this week so far", or "in the week of 9 November" for one that is longer gone. */
export function namePeriod(period: DigestPeriod, now: Instant): Message {
  const { kind, zone, from, to } = period
  if (now < to) return message(`period.${kind}.this`)
  if (from === lastWholePeriod(kind, zone, now).from) return message(`period.${kind}.last`)
  return message(`period.${kind}.then`, { date: { date: from } })
}
