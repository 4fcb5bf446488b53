import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { earnedBy, type ClaimEnd } from '../../../src/domain/pay/earned.ts'
import { dearestPay, payRules, upliftAt } from '../../../src/domain/pay/pay-rules.ts'
import { payTerms } from '../../../src/domain/pay/pay-terms.ts'
import type { UsualTime } from '../../../src/domain/pay/usual-time.ts'
import { HOUR, parseInstant } from '../../../src/domain/time/instant.ts'

const at = (text: string) => parseInstant(text)!
const rules = payRules({
  currency: 'EUR',
  answerMinor: 301,
  answerMinorByKind: { chat: 150 },
  floorMinor: 40,
  uplifts: [
    { fromMinute: 22 * 60, toMinute: 6 * 60, days: [], percent: 50 },
    { fromMinute: 0, toMinute: 0, days: [6], percent: 100 },
  ],
})
const email = { kind: 'email', origin: 'offer' } as const

describe('what an offer pays', () => {
  it('is more at night by the clock of whoever is asked', () => {
    const noonInLondon = at('2026-11-04T15:00:00Z')
    expect(payTerms(rules, email, 'Europe/London', noonInLondon, null).amountMinor).toBe(301)
    expect(payTerms(rules, email, 'Asia/Manila', noonInLondon, null).amountMinor).toBe(452)
  })
  it('changes to the millisecond of the local hour, also where the clocks are changed', () => {
    expect(upliftAt(rules, 'Europe/Berlin', at('2026-11-04T20:59:59.999Z'))).toBe(0)
    expect(upliftAt(rules, 'Europe/Berlin', at('2026-11-04T21:00:00.000Z'))).toBe(50)
    expect(upliftAt(rules, 'Europe/Berlin', at('2026-03-30T03:59:59.999Z'))).toBe(50)
    expect(upliftAt(rules, 'Europe/Berlin', at('2026-03-30T04:00:00.000Z'))).toBe(0)
  })
  it('takes the higher of two uplifts, not their sum', () => {
    expect(upliftAt(rules, 'Europe/London', at('2026-11-08T23:00:00Z'))).toBe(100)
  })
  it('has a floor for an offer that is accepted, none for work that is assigned', () => {
    const day = at('2026-11-04T12:00:00Z')
    expect(payTerms(rules, email, 'Europe/London', day, null).floorMinor).toBe(40)
    expect(payTerms(rules, { ...email, origin: 'assignment' }, 'Europe/London', day, null).floorMinor).toBe(0)
  })
  it('says how long answers took of late, in halves of a minute, or what the brand thinks while few were measured', () => {
    const day = at('2026-11-04T12:00:00Z')
    const offered = (measured: UsualTime | null) => payTerms(rules, email, 'Europe/London', day, measured)
    expect(offered(null)).toMatchObject({ usualMinutes: 6, usualAnswers: null })
    expect(offered({ median: 160_000, answers: 24 })).toMatchObject({ usualMinutes: 2.5, usualAnswers: 24 })
    expect(offered({ median: 4_000, answers: 900 })).toMatchObject({ usualMinutes: 0.5 })
  })
  it('never exceeds what the budget reserved for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (when) => {
        const terms = payTerms(rules, email, 'Asia/Kathmandu', when, null)
        expect(terms.amountMinor).toBeLessThanOrEqual(dearestPay(rules, 'email').amountMinor)
      }),
    )
  })
})

describe('what a claim earned', () => {
  const terms = payTerms(rules, email, 'Europe/London', at('2026-11-04T12:00:00Z'), null)
  const end = (change: Partial<ClaimEnd>): ClaimEnd => ({
    state: 'answered',
    reason: null,
    gone: null,
    startedAt: null,
    endedAt: 24 * HOUR,
    ...change,
  })
  it('is the whole amount for an answer', () => {
    expect(earnedBy(terms, end({}))).toEqual({ amountMinor: 301, kind: 'answer', why: 'answered' })
  })
  it('is the floor for spam, and for an answer by somebody else before it was begun', () => {
    expect(earnedBy(terms, end({ state: 'superseded' }))).toMatchObject({ amountMinor: 40, kind: 'floor' })
  })
  it('names what became of the conversation, where that ended it', () => {
    expect(earnedBy(terms, end({ state: 'superseded', gone: 'merged' }))).toMatchObject({ why: 'merged' })
    expect(earnedBy(terms, end({ state: 'superseded', gone: 'erased' }))).toMatchObject({ why: 'erased' })
    expect(earnedBy(terms, end({ gone: 'merged' }))).toMatchObject({ why: 'answered', amountMinor: 301 })
  })
  it('is half, rounded in favour of the expert, once it was begun', () => {
    expect(earnedBy(terms, end({ state: 'superseded', startedAt: HOUR })).amountMinor).toBe(151)
  })
  it('is nothing for work that was given back or let lapse, and says so', () => {
    expect(earnedBy(terms, end({ state: 'handed_back', startedAt: HOUR }))).toMatchObject({
      kind: null,
      why: 'given_back',
    })
    expect(earnedBy(terms, end({ state: 'lapsed' }))).toMatchObject({ kind: null, why: 'lapsed' })
  })
  it('is not lost when the house takes the work away', () => {
    for (const reason of ['shift_ends', 'person_removed', 'person_left', 'suspended'])
      expect(earnedBy(terms, end({ state: 'handed_back', reason, startedAt: HOUR })).amountMinor).toBe(151)
  })
})
