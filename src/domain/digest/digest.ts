import type { Shares } from '../neglect/breakdowns.ts'
import { changeOf, type Change } from '../neglect/change.ts'
import type { NeglectFigures } from '../neglect/figures.ts'
import type { Judged } from '../neglect/judge.ts'
import { remedyFor, type Remedy } from '../neglect/remedy.ts'
import type { Tally } from '../neglect/tally.ts'
import type { Instant } from '../time/instant.ts'
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
  /** Nobody was neglected: two lines say so. */
  readonly quiet: boolean
}

/** What a digest is made of. */
export interface DigestFacts {
  readonly figures: NeglectFigures
  readonly tallies: readonly Tally[]
  readonly neglected: readonly Judged[]
  /** Of the period before. */
  readonly before: Shares
}

/** Composes a period's digest from its figures as they stand at `now`. */
export function digestOf(
  period: DigestPeriod,
  { figures, tallies, neglected, before }: DigestFacts,
  now: Instant,
): Digest {
  return {
    period,
    now,
    headline: headlineOf(figures, tallies, namePeriod(period, now)),
    figures,
    change: changeOf(figures, before),
    remedy: remedyFor(neglected, period.zone),
    quiet: figures.neglected === 0,
  }
}
