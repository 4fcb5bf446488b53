import { z } from 'zod'
import { DAY, MINUTE, type Instant } from '../time/instant.ts'
import { dateOf, weekdayOf, weekdays } from '../time/wall-date.ts'
import { instantOf, isZone, wallTimeAt, type Zone } from '../time/zone.ts'

/** A synthetic customer who writes to one channel at a time of day, as a brand's settings have it under `mystery_shopper`. */
export const shopperPlan = z.strictObject({
  /** By which its visits are told apart; kept, whatever else changes. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens'),
  /** The slug of the channel. */
  channel: z.string().min(1),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must look like 20:30'),
  days: z
    .array(z.enum(weekdays))
    .min(1)
    .default([...weekdays]),
  /** The brand's unless said. */
  time_zone: z.string().refine(isZone, 'is no time zone; use an IANA name such as Europe/Berlin').optional(),
  /** A mailbox that exists: the answers go there. */
  from: z.strictObject({ name: z.string().min(1).max(100), address: z.email() }),
  subject: z.string().min(1).max(200),
  /** One after the other, so that nobody knows the words. */
  texts: z.array(z.string().min(1).max(4_000)).min(1).max(50),
})

export const shopperPlans = z
  .array(shopperPlan)
  .max(50)
  .refine(
    (plans) => new Set(plans.map(({ name }) => name)).size === plans.length,
    'two of them have the same name',
  )

export type ShopperPlan = z.output<typeof shopperPlan>

/** So late a visit is still made, after a stop; later it would measure another hour. Milliseconds. */
export const VISIT_WINDOW = 15 * MINUTE

export interface DueVisit {
  /** The local date, `2026-03-29`: one visit for each. */
  readonly onDate: string
  readonly at: Instant
  readonly text: string
}

/** When a plan's next visit begins, strictly after `now`; there is always one within eight days. */
export function nextVisit(plan: ShopperPlan, brandZone: Zone, now: Instant): Instant {
  const zone = plan.time_zone ?? brandZone
  const today = dateOf(wallTimeAt(zone, now))
  for (let date = today; ; date += 1) {
    const at = beginsOn(plan, zone, date)
    if (plan.days.includes(weekdays[weekdayOf(date)]!) && at > now) return at
  }
}

function beginsOn({ at }: ShopperPlan, zone: Zone, date: number): Instant {
  const [hour, minute] = at.split(':').map(Number) as [number, number]
  return instantOf(zone, date * DAY + (hour * 60 + minute) * MINUTE, 'first')
}

/** What it writes on a local date, counted in days since 1970. */
function textOn({ texts }: ShopperPlan, date: number): string {
  return texts[date % texts.length]!
}

/** A visit that somebody asks for at once, in the words of the day. */
export function visitNow(plan: ShopperPlan, brandZone: Zone, now: Instant): DueVisit {
  const date = dateOf(wallTimeAt(plan.time_zone ?? brandZone, now))
  return { onDate: dateText(date), at: now, text: textOn(plan, date) }
}

function dateText(date: number): string {
  return new Date(date * DAY).toISOString().slice(0, 10)
}

/** The visit that is due now by the clock on that wall; null for none. A time that a clock change skips is the first one after. */
export function visitDue(plan: ShopperPlan, brandZone: Zone, now: Instant): DueVisit | null {
  const zone = plan.time_zone ?? brandZone
  const date = dateOf(wallTimeAt(zone, now))
  if (!plan.days.includes(weekdays[weekdayOf(date)]!)) return null
  const at = beginsOn(plan, zone, date)
  if (now < at || now >= at + VISIT_WINDOW) return null
  return { onDate: dateText(date), at, text: textOn(plan, date) }
}
