import { describe, expect, it } from 'vitest'
import { bestCover } from '../../../src/domain/neglect/best-cover.ts'
import { changeOf } from '../../../src/domain/neglect/change.ts'
import { judge, type Judged } from '../../../src/domain/neglect/judge.ts'
import { brisk, savedByOneMore, unhurried } from '../../../src/domain/neglect/one-more-person.ts'
import { peakOf } from '../../../src/domain/neglect/peak.ts'
import { remedyFor } from '../../../src/domain/neglect/remedy.ts'
import type { TurnAccount } from '../../../src/domain/neglect/turn-account.ts'
import { DAY, HOUR, MINUTE, parseInstant } from '../../../src/domain/time/instant.ts'
import { account } from './account.ts'

const zone = 'Europe/Berlin'
const monday = parseInstant('2026-11-09T00:00:00+01:00')!

function neglected(...turns: TurnAccount[]): readonly Judged[] {
  return judge(turns, monday + 8 * DAY)
}

const evenings = (each: number, changes: Partial<TurnAccount> = {}) =>
  [0, 1, 2, 3, 4].flatMap((day) =>
    Array.from({ length: each }, (_, k) =>
      account({
        openedAt: monday + day * DAY + 20 * HOUR + Math.floor((k * 2 * HOUR) / each),
        cause: 'no_coverage',
        ...changes,
      }),
    ),
  )

describe('the one decision', () => {
  it('is cover for the hours in which nobody was there', () => {
    expect(remedyFor(neglected(...evenings(8)), zone)).toEqual({
      type: 'cover',
      days: 'working_days',
      fromHour: 20,
      toHour: 22,
      zone,
      language: null,
      prevents: { low: 40, high: 40 },
      of: 40,
    })
  })

  it('says for which language where that was what was missing', () => {
    const remedy = remedyFor(neglected(...evenings(8, { cause: 'skill_gap', language: 'de' })), zone)
    expect(remedy).toMatchObject({ type: 'cover', language: 'de' })
  })

  it('is none where chance explains as much', () => {
    const scattered = Array.from({ length: 30 }, (_, k) =>
      account({ openedAt: monday + k * (5 * HOUR + 37 * MINUTE), cause: 'no_coverage' }),
    )
    expect(remedyFor(neglected(...scattered), zone)).toBeNull()
    expect(remedyFor([], zone)).toBeNull()
  })

  it('is to mend the door where mail could not come in', () => {
    const down = Array.from({ length: 20 }, () => account({ cause: 'channel_down' }))
    expect(remedyFor(neglected(...down, ...evenings(1)), zone)).toEqual({
      type: 'mend',
      cause: 'channel_down',
      behind: 20,
      of: 25,
    })
  })

  it('promises no more than one person can answer, one after the other', () => {
    const at = (minutes: number) =>
      ({ openedAt: monday + minutes * MINUTE, target: 15 * MINUTE, channelKind: 'email' }) as const
    const atOnce = [at(0), at(0), at(0), at(0), at(0)]
    expect(savedByOneMore(atOnce, unhurried)).toBe(1)
    expect(savedByOneMore(atOnce, brisk)).toBe(3)
    expect(savedByOneMore([at(0), at(9), at(18)], unhurried)).toBe(3)
  })

  it('takes the hours on the clocks of the zone, over a clock change', () => {
    const autumn = parseInstant('2026-10-19T00:00:00+02:00')!
    const turns = [4, 5, 6, 7, 8].flatMap((day) =>
      [0, 1, 2, 3].map((k) =>
        account({
          openedAt: autumn + day * DAY + 20 * HOUR + k * 15 * MINUTE + (day >= 6 ? HOUR : 0),
          cause: 'no_coverage',
        }),
      ),
    )
    expect(bestCover(judge(turns, autumn + 20 * DAY), zone)).toMatchObject({
      days: 'every_day',
      fromHour: 20,
      toHour: 21,
    })
  })
})

describe('the hours in which most of it happened', () => {
  const grid = (hours: Record<number, number>) => [Array.from({ length: 24 }, (_, hour) => hours[hour] ?? 0)]

  it('are the fewest that hold half of it', () => {
    expect(peakOf(grid({ 20: 6, 9: 4 }))).toEqual({ fromHour: 20, toHour: 21 })
    expect(peakOf(grid({ 20: 4, 21: 4, 9: 5, 3: 3 }))).toEqual({ fromHour: 20, toHour: 22 })
  })

  it('may lie around midnight', () => {
    expect(peakOf(grid({ 23: 4, 0: 4, 9: 3, 3: 3 }))).toEqual({ fromHour: 23, toHour: 1 })
  })

  it('are none where there are few, or where it is spread over the day', () => {
    expect(peakOf(grid({ 20: 4 }))).toBeNull()
    expect(peakOf([new Array<number>(24).fill(9)])).toBeNull()
  })
})

describe('a period beside the one before', () => {
  const share = (neglected: number, turns: number) => ({
    neglected,
    turns,
    index: turns === 0 ? null : (100 * neglected) / turns,
  })

  it('is better or worse only beyond chance', () => {
    expect(changeOf(share(91, 1_000), share(124, 1_000))).toEqual({ before: 12.4, direction: 'better' })
    expect(changeOf(share(124, 1_000), share(91, 1_000)).direction).toBe('worse')
    expect(changeOf(share(9, 100), share(12, 100)).direction).toBeNull()
  })

  it('is neither where nobody wrote', () => {
    expect(changeOf(share(5, 10), share(0, 0))).toEqual({ before: null, direction: null })
  })
})
