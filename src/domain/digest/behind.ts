import type { ChannelKind } from '../conversation/channel.ts'
import { isAwake } from '../dispatch/awake.ts'
import type { Money, Sum } from '../neglect/money.ts'
import type { RankedPrevention } from '../neglect/rank-preventions.ts'
import type { Person } from '../people/person.ts'
import type { Instant, Millis } from '../time/instant.ts'

/** The index of one period, for a trend. */
export interface TrendPoint {
  readonly from: Instant
  readonly to: Instant
  readonly turns: number
  readonly neglected: number
}

/** What one person was asked and did in a period. */
export interface Carried {
  readonly person: Pick<Person, 'id' | 'timeZone' | 'sleep'>
  /** When they were disturbed. */
  readonly pingedAt: readonly Instant[]
  readonly offers: number
  /** Offers that ended without their getting the work, and so without pay. */
  readonly unpaidOffers: number
  readonly taken: number
}

/** What a group of experts bore together; nobody in it can be told apart. */
export interface Burden {
  readonly people: number
  readonly taken: number
  readonly pings: number
  /** Of these, within declared sleep by the clocks of whoever was disturbed. */
  readonly pingsInSleep: number
  readonly offers: number
  readonly unpaidOffers: number
}

/** Fewer people than this could be told apart by their figures. */
export const SMALLEST_GROUP = 5

/** Null for a group that is too small to be shown, unless the brand shows those, too. */
export function burdenOf(carried: readonly Carried[], smallest = SMALLEST_GROUP): Burden | null {
  if (carried.length === 0 || carried.length < smallest) return null
  const sum = (of: (one: Carried) => number) => carried.reduce((all, one) => all + of(one), 0)
  return {
    people: carried.length,
    taken: sum(({ taken }) => taken),
    pings: sum(({ pingedAt }) => pingedAt.length),
    pingsInSleep: sum(({ person, pingedAt }) => pingedAt.filter((at) => !isAwake(person, at)).length),
    offers: sum(({ offers }) => offers),
    unpaidOffers: sum(({ unpaidOffers }) => unpaidOffers),
  }
}

/** What neglect costs beside what answering through others does; null where the brand has not said what things cost. */
export interface Costs {
  readonly neglect: Sum | null
  readonly overflow: Sum
}

/** `overflowMinor` was paid for overflow work, in the brand's currency. */
export function costsOf(people: number, overflowMinor: number, money: Money | null): Costs | null {
  if (!money) return null
  const { currency, neglectedCustomerMinor } = money
  return {
    neglect: neglectedCustomerMinor === null ? null : { currency, minor: people * neglectedCustomerMinor },
    overflow: { currency, minor: overflowMinor },
  }
}

/** Hours ahead in which nobody able is on duty, for one kind of channel and one language. */
export interface GapAhead {
  readonly channelKind: ChannelKind
  /** Null where it does not matter or is not known. */
  readonly language: string | null
  readonly hours: number
  /** How many customers are expected to come in them. */
  readonly customers: number
}

/** How long a synthetic customer waited for a human. */
export interface ShopperWait {
  /** What the channel is called. */
  readonly channel: string
  readonly writtenAt: Instant
  /** `unanswered` within a day; `lost` on the way in. */
  readonly outcome: 'answered' | 'unanswered' | 'lost'
  /** Null where nobody answered. */
  readonly wait: Millis | null
}

/** What stands behind a period's number, besides the figures themselves. */
export interface Behind {
  /** The periods before, the oldest first. */
  readonly trend: readonly TrendPoint[]
  readonly burden: Burden | null
  readonly costs: Costs | null
  /** What the front line says would have prevented it, the most frequent first. */
  readonly preventions: readonly Pick<RankedPrevention, 'text' | 'count'>[]
  /** Of the next 28 days, where most customers are expected first. Digests of an older release know of none. */
  readonly gaps?: readonly GapAhead[]
  /** Visits of mystery shoppers that ended in the period, the oldest first; left out where there were none. */
  readonly shoppers?: readonly ShopperWait[]
}
