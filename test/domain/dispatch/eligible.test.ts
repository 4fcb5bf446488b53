import { describe, expect, it } from 'vitest'
import { whyNotAssigned, whyNotOffered } from '../../../src/domain/dispatch/eligible.ts'
import { defaultSettings } from '../../../src/domain/dispatch/settings.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { at, candidate, chat, now, work } from './people.ts'

const offered = (who: Parameters<typeof whyNotOffered>[0], what = work(), when = now) =>
  whyNotOffered(who, what, defaultSettings, when)
const reason = (...given: Parameters<typeof offered>) => offered(...given)?.reason ?? null

describe('whoever is able, awake and free is asked', () => {
  it('by mail also when no page of theirs is open', () => {
    expect(offered(candidate('a'))).toBeNull()
    expect(offered(candidate('a', { presentUntil: null }))).toBeNull()
  })
  it('for a chat only while their page is open in the foreground', () => {
    expect(reason(candidate('a'), chat())).toBeNull()
    expect(reason(candidate('a', { presentUntil: now }), chat())).toBe('not_present')
  })
})

describe('somebody is not asked', () => {
  it.each([
    ['does not serve the channel', candidate('a', { channelKinds: ['chat'] }), work(), 'channel'],
    ['does not speak the language', candidate('a'), work({ language: 'fa' }), 'language'],
    ['lacks a skill', candidate('a', { skills: ['x'] }), work({ requiredSkills: ['x', 'y'] }), 'skill'],
    ['was asked before', candidate('a', {}, { askedBefore: true }), work(), 'asked_before'],
    ['holds what they can hold', candidate('a', {}, { held: { email: 1 } }), work(), 'full'],
    ['has an offer that may become work', candidate('a', {}, { openOffers: { email: 1 } }), work(), 'full'],
  ])('who %s', (_, who, what, why) => {
    expect(reason(who, what)).toBe(why)
  })

  it('until what keeps them is over', () => {
    const until = now + MINUTE
    for (const who of [
      candidate('a', {}, { absentUntil: until }),
      candidate('a', { awayUntil: until }),
      candidate('a', {}, { sparedUntil: until }),
    ]) {
      expect(offered(who, work(), until - 1)).toMatchObject({ until })
      expect(offered(who, work(), until)).toBeNull()
    }
  })

  it('in declared sleep, unless they opted in', () => {
    const night = at('2026-11-03T23:00:00Z')
    expect(offered(candidate('a'), work(), night)).toEqual({
      reason: 'asleep',
      until: at('2026-11-04T08:00:00Z'),
    })
    expect(offered(candidate('a', { asksAtNight: true }), work(), night)).toBeNull()
  })
})

describe('languages and skills', () => {
  it('a regional form is served by whoever speaks the language', () => {
    expect(reason(candidate('a', { languages: ['PT-pt'] }), work({ language: 'pt-BR' }))).toBeNull()
  })
  it('optional skills are dropped when three quarters of the time are gone, required ones and the language never', () => {
    const wish = work({ optionalSkills: ['billing'] })
    const due = now + 900_000
    expect(reason(candidate('a'), wish, due - 225_001)).toBe('skill')
    expect(reason(candidate('a'), wish, due - 225_000)).toBeNull()
    expect(reason(candidate('a'), work({ requiredSkills: ['billing'] }), due)).toBe('skill')
    expect(reason(candidate('a'), work({ language: 'fa' }), due)).toBe('language')
  })
})

describe('guards', () => {
  it('six offers an hour are enough, until the oldest is an hour old', () => {
    const hourFreesAt = now + 10 * MINUTE
    expect(offered(candidate('a', {}, { offersLastHour: 6, hourFreesAt }))).toEqual({
      reason: 'too_many_offers',
      until: hourFreesAt,
    })
    expect(offered(candidate('a', {}, { offersLastHour: 5 }))).toBeNull()
  })
  it('four hours handled a day, 48 a week', () => {
    expect(reason(candidate('a', {}, { handledToday: 4 * HOUR }))).toBe('worked_enough_today')
    expect(reason(candidate('a', {}, { handledToday: 4 * HOUR - 1 }))).toBeNull()
    expect(reason(candidate('a', {}, { handledThisWeek: 48 * HOUR }))).toBe('worked_enough_this_week')
  })
  it('a stretch of 13 hours is followed by 11 hours of rest', () => {
    const stretch = { workingSince: now - 13 * HOUR, lastWorkedAt: now - HOUR }
    expect(offered(candidate('a', {}, stretch))).toEqual({ reason: 'needs_rest', until: now + 10 * HOUR })
    expect(reason(candidate('a', {}, { ...stretch, workingSince: now - 13 * HOUR + 1 }))).toBeNull()
    expect(reason(candidate('a', {}, stretch), work(), now + 10 * HOUR)).not.toBe('needs_rest')
  })
  it('can be set tighter by the person', () => {
    const guards = { ...candidate('a').person.guards, offersPerHour: 1 }
    expect(reason(candidate('a', { guards }, { offersLastHour: 1 }))).toBe('too_many_offers')
  })
  it('keep nobody from work on their own shift, but capacity and absence do', () => {
    const duty = { onShift: true }
    const assigned = (standing = {}, person = {}) =>
      whyNotAssigned(candidate('a', person, standing, duty), work(), defaultSettings, now)?.reason ?? null
    expect(assigned({ offersLastHour: 99, handledToday: 9 * HOUR })).toBeNull()
    expect(assigned({ held: { email: 1 } })).toBe('full')
    expect(assigned({ absentUntil: now + 1 })).toBe('absent')
    expect(assigned({}, { awayUntil: now + 1 })).toBe('away')
  })
})
