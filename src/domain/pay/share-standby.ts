import type { BrandId } from '../ids.ts'
import { HOUR, type Instant } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import { PAID_STEP, type PayRules } from './pay-rules.ts'
import { minutesOf, minuteShares, standbyHours, type StandbyHour, type Stretch } from './standby-hours.ts'

/** The time for which one brand has somebody on its rosters. */
export interface StandbyBid {
  readonly brandId: BrandId
  readonly rules: PayRules
  readonly stretches: readonly Stretch[]
}

/** An hour that stands in the ledger already. */
export interface BookedHour {
  readonly brandId: BrandId
  readonly hourAt: Instant
  /** Null where the brand pays beside others, so that these minutes keep nobody else from paying. */
  readonly minutes: readonly number[] | null
}

/**
 * Which brand pays which hours of one person, where several had them stand by. A minute is paid once, however many schedules and brands
 * it stands in: by the brand that pays most for it; of several that pay the same, or in other currencies, by the first of the
 * bids. A brand whose rules pay beside others pays all its minutes. What is booked stays as it is.
 */
export function shareStandby(
  zone: Zone,
  bids: readonly StandbyBid[],
  booked: readonly BookedHour[],
): ReadonlyMap<BrandId, readonly StandbyHour[]> {
  const free = bids.map((bid) => ({ ...bid, minutes: freeMinutes(bid, booked) }))
  const payers = new Map<Instant, (typeof free)[number]>()
  for (const bid of free) {
    if (bid.rules.standbyBesideOthers) continue
    for (const at of bid.minutes) {
      const other = payers.get(at)
      if (!other || paysMore(bid.rules, other.rules, zone, at)) payers.set(at, bid)
    }
  }
  return new Map(
    free.map((bid) => {
      const { brandId, rules, minutes } = bid
      const paid = rules.standbyBesideOthers
        ? minutes
        : new Set([...minutes].filter((at) => payers.get(at) === bid))
      return [brandId, standbyHours(rules, zone, paid)]
    }),
  )
}

function freeMinutes({ brandId, rules, stretches }: StandbyBid, booked: readonly BookedHour[]) {
  const own = new Set(booked.filter((hour) => hour.brandId === brandId).map(({ hourAt }) => hourAt))
  const others = new Set(
    booked
      .filter((hour) => hour.brandId !== brandId)
      .flatMap(({ hourAt, minutes }) => (minutes ?? []).map((minute) => hourAt + minute * PAID_STEP)),
  )
  const isFree = (at: Instant) => !own.has(at - (at % HOUR)) && (rules.standbyBesideOthers || !others.has(at))
  return new Set([...minutesOf(stretches)].filter(isFree))
}

function paysMore(one: PayRules, other: PayRules, zone: Zone, at: Instant): boolean {
  return one.currency === other.currency && minuteShares(one, zone, at) > minuteShares(other, zone, at)
}
