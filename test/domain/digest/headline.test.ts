import { describe, expect, it } from 'vitest'
import { headlineOf } from '../../../src/domain/digest/headline.ts'
import { message } from '../../../src/domain/digest/message.ts'
import { namePeriod } from '../../../src/domain/digest/name-period.ts'
import { periodAround } from '../../../src/domain/digest/digest-period.ts'
import { shareInWords } from '../../../src/domain/digest/share-in-words.ts'
import { neglectFigures } from '../../../src/domain/neglect/neglect-figures.ts'
import { tallyOf } from '../../../src/domain/neglect/tally.ts'
import { judge } from '../../../src/domain/neglect/judge.ts'
import type { TurnAccount } from '../../../src/domain/neglect/turn-account.ts'
import { DAY, HOUR, MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'
import { answeredAfter } from '../neglect/account.ts'

const now = parseInstant('2026-11-16T07:00:00Z')!
const period = message('period.weekly.last')

function headline(...turns: TurnAccount[]) {
  return headlineOf(neglectFigures(turns, now), judge(turns, now).map(tallyOf), period)
}

const evening = parseInstant('2026-11-11T20:10:00+01:00')!
const quick = (count: number) => Array.from({ length: count }, () => answeredAfter(MINUTE))

describe('the one sentence', () => {
  it('says who, when and why', () => {
    const late = Array.from({ length: 10 }, () =>
      answeredAfter(HOUR, { openedAt: evening, language: 'de', cause: 'skill_gap' }),
    )
    expect(headline(...late, ...quick(100))).toEqual(
      message('headline.when_why', {
        share: message('share.one_in', { whole: 11 }),
        period,
        when: message('when.evening', { from: { hour: 20 }, to: { hour: 21 } }),
        why: message('why.skill_gap_in', { language: { language: 'de' } }),
      }),
    )
  })

  it('leaves out what the facts do not say', () => {
    const scattered = Array.from({ length: 8 }, (_, k) =>
      answeredAfter(HOUR, { openedAt: evening + k * 3 * HOUR, cause: k % 2 ? 'overload' : 'unclaimed' }),
    )
    expect(headline(...scattered.slice(1), ...quick(20)).key).toBe('headline.why')
    const causes = ['overload', 'unclaimed', 'bounced', 'no_coverage'] as const
    const mixed = scattered.map((turn, k) => ({ ...turn, cause: causes[k % 4]! }))
    expect(headline(...mixed, ...quick(20)).key).toBe('headline.plain')
  })

  it('has something to say of a quiet week and of an empty one', () => {
    expect(headline(...quick(3))).toEqual(message('headline.nobody_neglected', { period, count: 3 }))
    expect(headline().key).toBe('headline.nobody_wrote')
  })
})

describe('a share in words', () => {
  it.each([
    [91, 1_000, message('share.one_in', { whole: 11 })],
    [330, 1_000, message('share.one_in', { whole: 3 })],
    [668, 1_000, message('share.some_in', { part: 2, whole: 3 })],
    [990, 1_000, message('share.nearly_everybody', { people: 990, customers: 1_000 })],
    [1_000, 1_000, message('share.everybody', { count: 1_000 })],
    [2, 7, message('share.counted', { count: 2, customers: 7 })],
    [3, 1_000, message('share.counted', { count: 3, customers: 1_000 })],
  ])('%i of %i', (people, customers, expected) => {
    expect(shareInWords(people, customers)).toEqual(expected)
  })

  it('never says a share that is a quarter off', () => {
    for (let people = 20; people <= 950; people += 1) {
      const { key, values } = shareInWords(people, 1_000)
      if (key !== 'share.one_in' && key !== 'share.some_in') continue
      const said = Number(values['part'] ?? 1) / Number(values['whole'])
      expect(Math.abs(said / (people / 1_000) - 1)).toBeLessThan(0.25)
    }
  })
})

describe('the name of a period', () => {
  it('is told from now', () => {
    const week = periodAround('weekly', 'Europe/Berlin', now - 7 * DAY)
    expect(namePeriod(week, now).key).toBe('period.weekly.last')
    expect(namePeriod(week, week.to - 1).key).toBe('period.weekly.this')
    expect(namePeriod(week, now + 7 * DAY).key).toBe('period.weekly.then')
  })
})
