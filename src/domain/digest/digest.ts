import type { Shares } from '../neglect/breakdowns.ts'
import type { Achieved } from '../neglect/achieved.ts'
import { changeOf, type Change } from '../neglect/change.ts'
import type { NeglectFigures } from '../neglect/figures.ts'
import type { Judged } from '../neglect/judge.ts'
import type { Money } from '../neglect/money.ts'
import { priceOf, type Price } from '../neglect/price-of.ts'
import { remedyFor, type Remedy } from '../neglect/remedy.ts'
import type { Tally } from '../neglect/tally.ts'
import type { Instant } from '../time/instant.ts'
import type { Behind } from './behind.ts'
import type { DigestPeriod } from './digest-period.ts'
import { headlineOf } from './headline.ts'
import type { Message } from './message.ts'
import { namePeriod } from './name-period.ts'

/** What executives read of a brand and a period, in no language yet. Survives JSON. */
export interface Digest {
  readonly period: DigestPeriod
  readonly now: Instant
  readonly headline: Message
  readonly figures: NeglectFigures
  readonly change: Change
  readonly remedy: Remedy | null
  /** What the remedy costs; null where it is no cover, or the brand has not said what an hour costs. */
  readonly price: Price | null
  /** What came of the remedy that was adopted last, up to the end of the period. */
  readonly achieved: AdoptedRemedy | null
  /** Digests that were queued before there was any have none. */
  readonly behind?: Behind
  /** Nobody was neglected: two lines say so. */
  readonly quiet: boolean
}

export interface AdoptedRemedy {
  readonly remedy: Remedy
  readonly adoptedAt: Instant
  readonly result: Achieved
}

/** What a digest is made of. */
export interface DigestFacts {
  readonly figures: NeglectFigures
  readonly tallies: readonly Tally[]
  readonly neglected: readonly Judged[]
  /** Of the period before. */
  readonly before: Shares
  readonly money: Money | null
  readonly achieved: AdoptedRemedy | null
  readonly behind?: Behind
}

/** Composes a period's digest from its figures as they stand at `now`. */
export function digestOf(
  period: DigestPeriod,
  { figures, tallies, neglected, before, money, achieved, behind }: DigestFacts,
  now: Instant,
): Digest {
  const remedy = remedyFor(neglected, period.zone)
  return {
    period,
    now,
    headline: headlineOf(figures, tallies, namePeriod(period, now)),
    figures,
    change: changeOf(figures, before),
    remedy,
    price: remedy?.type === 'cover' ? priceOf(remedy, period, money) : null,
    achieved,
    ...(behind && { behind }),
    quiet: figures.neglected === 0,
  }
}
