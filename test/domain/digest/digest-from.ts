import { digestOf, type Digest, type DigestFacts } from '../../../src/domain/digest/digest.ts'
import type { DigestPeriod } from '../../../src/domain/digest/digest-period.ts'
import { judge } from '../../../src/domain/neglect/judge.ts'
import { neglectFigures } from '../../../src/domain/neglect/neglect-figures.ts'
import { tallyOf } from '../../../src/domain/neglect/tally.ts'
import type { TurnAccount } from '../../../src/domain/neglect/turn-account.ts'

/** A digest of turns at hand, without a database. */
export function digestFrom(
  period: DigestPeriod,
  turns: readonly TurnAccount[],
  before: readonly TurnAccount[],
  now: number,
  more: Partial<DigestFacts> = {},
): Digest {
  const judged = judge(turns, now)
  const facts = {
    figures: neglectFigures(turns, now),
    tallies: judged.map(tallyOf),
    neglected: judged.filter(([, { neglected }]) => neglected),
    before: neglectFigures(before, now),
    money: null,
    achieved: null,
    ...more,
  }
  return digestOf(period, facts, now)
}
