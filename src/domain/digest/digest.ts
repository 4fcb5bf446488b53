import { changeOf, type Change } from '../neglect/change.ts'
import type { NeglectFigures } from '../neglect/figures.ts'
import { neglectFigures } from '../neglect/neglect-figures.ts'
import { judge } from '../neglect/judge.ts'
import { remedyFor, type Remedy } from '../neglect/remedy.ts'
import type { TurnAccount } from '../neglect/turn-account.ts'
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

/** Composes a period's digest from its turns and those of the period before, as they stand at `now`. */
export function digestOf(
  period: DigestPeriod,
  turns: readonly TurnAccount[],
  turnsBefore: readonly TurnAccount[],
  now: Instant,
): Digest {
  const figures = neglectFigures(turns, now)
  const neglected = judge(turns, now).filter(([, neglect]) => neglect.neglected)
  return {
    period,
    now,
    headline: headlineOf(figures, neglected, namePeriod(period, now)),
    figures,
    change: changeOf(figures, neglectFigures(turnsBefore, now)),
    remedy: remedyFor(neglected, period.zone),
    quiet: figures.neglected === 0,
  }
}
