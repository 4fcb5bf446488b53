import type { ChannelKind } from '../conversation/channel.ts'
import type { Pay } from '../dispatch/budget.ts'
import { HOUR, MINUTE, type Millis } from '../time/instant.ts'
import { localMinuteAt, type LocalHours } from './local-hours.ts'
import type { Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'

/** More for work at hours that are hard on whoever does it, by their own clocks. */
export interface Uplift extends LocalHours {
  /** 50 is half as much again; never negative. */
  readonly percent: number
}

/** What a brand pays its freelance experts. Amounts are whole minor units of the one currency. */
export interface PayRules {
  /** ISO 4217. */
  readonly currency: string
  /** For an answer that the customer's channel has taken. */
  readonly answerMinor: number
  /** Where a kind of channel pays otherwise. */
  readonly answerMinorByKind: Readonly<Partial<Record<ChannelKind, number>>>
  /** At least so much for an accepted offer, whatever becomes of the work: a spam mail, an answer by somebody else. */
  readonly floorMinor: number
  /** For an hour on standby or in a booked slot, paid by the minute. */
  readonly standbyMinorPerHour: number
  /** Pays its standby minutes whole, though another brand pays the same minutes of the same person. */
  readonly standbyBesideOthers: boolean
  readonly uplifts: readonly Uplift[]
  /** What an answer usually takes by the brand's word, as long as too few were measured. */
  readonly usualMinutes: number
  /** After so long nothing earned can be taken back. */
  readonly finalAfter: Millis
  readonly period: 'week' | 'month'
  /** Days from the end of a period to its payment. */
  readonly payAfterDays: number
  /** Less is carried over to the next payment. */
  readonly thresholdMinor: number
}

/** What a brand has not said is undefined. */
type Said = { readonly [Rule in keyof PayRules]?: PayRules[Rule] | undefined } & Pick<
  PayRules,
  'currency' | 'answerMinor'
>

/** A brand that says only what an answer is worth pays monthly and nothing else. */
export function payRules(said: Said): PayRules {
  return {
    currency: said.currency,
    answerMinor: said.answerMinor,
    answerMinorByKind: said.answerMinorByKind ?? {},
    floorMinor: said.floorMinor ?? 0,
    standbyMinorPerHour: said.standbyMinorPerHour ?? 0,
    standbyBesideOthers: said.standbyBesideOthers ?? false,
    uplifts: said.uplifts ?? [],
    usualMinutes: said.usualMinutes ?? 6,
    finalAfter: said.finalAfter ?? 72 * HOUR,
    period: said.period ?? 'month',
    payAfterDays: said.payAfterDays ?? 7,
    thresholdMinor: said.thresholdMinor ?? 0,
  }
}

/** The highest uplift that holds at that instant for somebody in that zone, in percent; 0 without one. */
export function upliftAt({ uplifts }: Pick<PayRules, 'uplifts'>, zone: Zone, at: Instant): number {
  return uplifts.reduce(
    (most, uplift) => (localMinuteAt(uplift, zone, at) ? Math.max(most, uplift.percent) : most),
    0,
  )
}

/** Rounded up: the doubt about a fraction is the expert's. */
export function uplifted(minor: number, percent: number): number {
  return Math.ceil((minor * (100 + percent)) / 100)
}

/** What one answer may cost at most, for a budget that is reserved before anybody is chosen. */
export function dearestPay(rules: PayRules, kind: ChannelKind): Pay {
  const most = rules.uplifts.reduce((high, { percent }) => Math.max(high, percent), 0)
  return { amountMinor: uplifted(answerMinorFor(rules, kind), most), currency: rules.currency }
}

export function answerMinorFor(rules: PayRules, kind: ChannelKind): number {
  return rules.answerMinorByKind[kind] ?? rules.answerMinor
}

/** So long a standby minute lasts; the smallest that is paid. */
export const PAID_STEP: Millis = MINUTE
