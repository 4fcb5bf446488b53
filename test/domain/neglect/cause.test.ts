import { describe, expect, it } from 'vitest'
import { causeOf, type CauseFacts } from '../../../src/domain/neglect/cause.ts'

const nothing: CauseFacts = {
  pastAt: 1_000,
  ingestedAt: 0,
  history: false,
  channelDown: false,
  replyBounced: false,
  budgetExhausted: false,
  handedBack: false,
  lapsedClaims: 0,
  claimed: false,
  paused: 0,
  past: 500,
  leftToBot: false,
  offersMade: 0,
  peopleThere: 0,
  peopleAble: 0,
}

const cause = (facts: Partial<CauseFacts>) => causeOf({ ...nothing, ...facts })

describe('why a customer was neglected', () => {
  it('is that nobody was there, when nobody was', () => {
    expect(cause({})).toBe('no_coverage')
  })

  it('tells those who were there and could not from those who had no time', () => {
    expect(cause({ peopleThere: 3, peopleAble: 0 })).toBe('skill_gap')
    expect(cause({ peopleThere: 3, peopleAble: 1 })).toBe('overload')
  })

  it('tells offers that nobody took from work that somebody held', () => {
    expect(cause({ offersMade: 4 })).toBe('unclaimed')
    expect(cause({ offersMade: 4, claimed: true })).toBe('overload')
    expect(cause({ offersMade: 4, claimed: true, lapsedClaims: 1 })).toBe('lapsed_claim')
    expect(cause({ claimed: true, handedBack: true })).toBe('lost_handover')
  })

  it('says late only of what came after the promise had run out, and never of history', () => {
    expect(cause({ ingestedAt: 1_000 })).toBe('no_coverage')
    expect(cause({ ingestedAt: 1_001 })).toBe('ingested_late')
    expect(cause({ ingestedAt: 1_001, history: true })).toBe('no_coverage')
    expect(cause({ ingestedAt: 1_001, channelDown: true })).toBe('channel_down')
  })

  it('blames a pause only where the promise would have held without it', () => {
    expect(cause({ paused: 499 })).toBe('no_coverage')
    expect(cause({ paused: 500 })).toBe('paused_too_long')
  })

  it('blames the bot where nobody else was asked', () => {
    expect(cause({ leftToBot: true })).toBe('bot_dead_end')
    expect(cause({ leftToBot: true, replyBounced: true })).toBe('bounced')
  })
})
