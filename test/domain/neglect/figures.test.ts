import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neglectFigures } from '../../../src/domain/neglect/neglect-figures.ts'
import { neglectOf } from '../../../src/domain/neglect/neglect-of.ts'
import { DAY, HOUR, MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'
import { account, answeredAfter } from './account.ts'

const opened = parseInstant('2026-11-11T12:00:00Z')!
const due = opened + 15 * MINUTE

describe('whether a customer was neglected', () => {
  it('is judged to the millisecond', () => {
    expect(neglectOf(answeredAfter(15 * MINUTE), due + DAY).neglected).toBe(false)
    expect(neglectOf(answeredAfter(15 * MINUTE + 1), due + DAY)).toMatchObject({ neglected: true, past: 1 })
  })

  it('is known of an open turn as soon as it is past, and of one that was never answered at once', () => {
    expect(neglectOf(account(), due).neglected).toBe(false)
    expect(neglectOf(account(), due + 1)).toMatchObject({ neglected: true, neverAnswered: true })
    const unanswered = account({ endedAt: opened + MINUTE, outcome: 'unanswered' })
    expect(neglectOf(unanswered, due)).toMatchObject({ neglected: true, neverAnswered: true, past: 0 })
  })

  it('asks nothing of what needed no reply', () => {
    for (const outcome of ['no_reply_needed', 'not_customer', 'merged'] as const)
      expect(neglectOf(account({ endedAt: opened + DAY, outcome }), due + DAY)).toMatchObject({
        neglected: false,
        neglectedOnCalendar: false,
      })
  })

  it('stays hidden where the company’s calendar was closed', () => {
    const overnight = answeredAfter(14 * HOUR, { dueAt: opened + 15 * HOUR })
    expect(neglectOf(overnight, due + DAY)).toMatchObject({ hidden: true, neglectedOnCalendar: false })
    expect(neglectOf(answeredAfter(16 * HOUR, { dueAt: opened + 15 * HOUR }), due + DAY).hidden).toBe(false)
  })
})

describe('the figures of a period', () => {
  it('counts turns, and the people behind them once', () => {
    const turns = [
      answeredAfter(MINUTE, { customerId: 'quick' }),
      answeredAfter(HOUR, { customerId: 'slow', cause: 'overload' }),
      account({ customerId: 'slow', cause: 'no_coverage' }),
      account({ target: null }),
    ]
    expect(neglectFigures(turns, opened + 2 * HOUR)).toMatchObject({
      index: (100 * 2) / 3,
      turns: 3,
      neglected: 2,
      customers: 2,
      people: 1,
      neverAnswered: 1,
      pastEnded: 45 * MINUTE,
      pastOpen: 105 * MINUTE,
      pastTimes: { one: 2, two: 2, four: 1 },
      medianWait: HOUR,
    })
  })

  it('says nothing where nobody wrote', () => {
    expect(neglectFigures([], opened)).toMatchObject({
      index: null,
      calendarIndex: null,
      medianWait: null,
      worst: [],
    })
  })

  it('shows the worst waits without the names', () => {
    const turns = [
      answeredAfter(HOUR, { customerName: 'Ada Lovelace', conversationId: 'a' }),
      answeredAfter(2 * HOUR, { customerName: 'نادیا کریمی', conversationId: 'b' }),
      answeredAfter(3 * HOUR, { customerName: '4711', conversationId: 'b' }),
    ]
    expect(neglectFigures(turns, opened + DAY).worst.map(({ initials }) => initials)).toEqual(['…', 'A. L.'])
  })

  it('puts a wait into the hour of the customer, whatever the zone of the house', () => {
    const { byLocalHour } = neglectFigures(
      [account({ timeZone: 'Asia/Tokyo' }), account({ timeZone: 'America/Los_Angeles' })],
      opened + DAY,
    )
    expect(byLocalHour[2]![21]).toBe(1)
    expect(byLocalHour[2]![4]).toBe(1)
  })

  it('is whole: channels, causes and hours add up; answering sooner never makes it worse', () => {
    const turn = fc.record({
      wait: fc.integer({ min: 0, max: 4 * HOUR }),
      channelId: fc.constantFrom('a', 'b', 'c'),
      answered: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40 }), (given) => {
        const make = (speed: number) =>
          given.map(({ wait, channelId, answered }) =>
            answered
              ? answeredAfter(Math.floor(wait / speed), { channelId, cause: 'overload' })
              : account({ channelId, cause: 'no_coverage' }),
          )
        const figures = neglectFigures(make(1), opened + DAY)
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
        expect(sum(figures.byChannel.map(({ neglected }) => neglected))).toBe(figures.neglected)
        expect(sum(figures.byLocalHour.flat())).toBe(figures.neglected)
        expect(figures.pastTimes.two).toBeLessThanOrEqual(figures.pastTimes.one)
        const faster = neglectFigures(make(10), opened + DAY)
        expect(faster.index ?? 0).toBeLessThanOrEqual(figures.index ?? 0)
      }),
    )
  })
})
