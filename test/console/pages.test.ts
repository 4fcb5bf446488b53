import { describe, expect, test } from 'vitest'
import { breachStory } from '../../src/console/breaches/breach-story.ts'
import { minuteOf, timeOf } from '../../src/console/digest/local-minute.ts'
import { heldBy, offerLeft, openOffers } from '../../src/console/expert/open-offers.ts'
import { readPay } from '../../src/console/expert/read-pay.ts'
import { personState } from '../../src/console/people/person-state.ts'
import { readPolicy } from '../../src/console/policies/read-policy.ts'
import { newRoster } from '../../src/console/roster/new-roster.ts'
import { formatLateness } from '../../src/console/format/lateness.ts'
import { compileRoster } from '../../src/domain/roster/compile-roster.ts'
import { onShift } from '../../src/domain/roster/on-shift.ts'
import { parseSchedule } from '../../src/domain/roster/parse-schedule.ts'
import type { Breach, Conversation, Offer, Person, Policy } from '../../src/http/api-types.ts'

const now = Date.parse('2026-03-29T10:00:00.000Z')
const iso = (seconds: number) => new Date(now + seconds * 1_000).toISOString()

describe('offers', () => {
  const offer = (id: string, expires: number) =>
    ({ id, state: 'open', offered_at: iso(-10), expires_at: iso(expires) }) as Offer

  test('can be claimed until they lapse, the most urgent on top', () => {
    expect(openOffers([offer('b', 20), offer('a', 5), offer('gone', 0)], now).map(({ id }) => id)).toEqual([
      'a',
      'b',
    ])
  })

  test('empty their ring from full to nothing', () => {
    expect(offerLeft(offer('a', 10), now - 10_000)).toBe(1)
    expect(offerLeft(offer('a', 10), now)).toBe(0.5)
    expect(offerLeft(offer('a', 10), now + 11_000)).toBe(0)
  })

  test('say what they pay, if they say it whole', () => {
    expect(readPay({ amount_minor: 8_500, currency: 'PHP' })).toEqual({
      amountMinor: 8_500,
      currency: 'PHP',
      earns: null,
      floorMinor: 0,
      usualMinutes: null,
      usualAnswers: null,
      finalAfterHours: null,
    })
    const whole = {
      earns: 'answer',
      floor_minor: 50,
      usual_minutes: 6,
      usual_answers: 34,
      final_after_hours: 72,
    }
    expect(readPay({ amount_minor: 300, currency: 'EUR', ...whole })).toMatchObject({
      floorMinor: 50,
      usualMinutes: 6,
      usualAnswers: 34,
      finalAfterHours: 72,
    })
    expect(readPay({ amount_minor: 8_500 })).toBeNull()
    expect(readPay(null)).toBeNull()
  })
})

test('my conversations are those I hold, waiting customers first', () => {
  const held = (id: string, person: string, waiting: string | null) =>
    ({ id, waiting_since: waiting, holder: { person_id: person, reply_by: iso(60) } }) as Conversation
  const mine = heldBy(
    [held('done', 'me', null), held('theirs', 'you', iso(-5)), held('waits', 'me', iso(-5))],
    'me',
  )
  expect(mine.map(({ id }) => id)).toEqual(['waits', 'done'])
})

describe('a person', () => {
  const person = (change: Partial<Person>): Person =>
    ({
      time_zone: 'Asia/Manila',
      sleep: { from_minute: 1_320, to_minute: 480 },
      away_until: null,
      present_until: null,
      ...change,
    }) as Person

  test('is asleep over midnight by their own clock, to the minute', () => {
    const sevenFiftyNine = Date.parse('2026-03-28T23:59:00Z')
    expect(personState(person({}), sevenFiftyNine)).toBe('asleep')
    expect(personState(person({}), sevenFiftyNine + 60_000)).toBe('awake')
    expect(personState(person({}), Date.parse('2026-03-29T14:00:00Z'))).toBe('asleep')
  })

  test('who says so is here or away, whatever the hour', () => {
    const night = Date.parse('2026-03-29T18:00:00Z')
    const later = new Date(night + 1).toISOString()
    expect(personState(person({ present_until: later }), night)).toBe('here')
    expect(personState(person({ present_until: later, away_until: later }), night)).toBe('away')
  })
})

describe('a breach', () => {
  const breach = (change: Partial<Breach>): Breach =>
    ({
      due_at: iso(0),
      detected_at: '2026-03-29T10:00:00.004Z',
      answered_at: null,
      voided_at: null,
      ...change,
    }) as Breach

  test('grows until it is answered', () => {
    expect(breachStory(breach({}), now + 60_000)).toEqual({ state: 'waiting', wait: 60_000, lateness: 4 })
    expect(breachStory(breach({ answered_at: iso(30) }), now + 60_000)).toMatchObject({
      state: 'answered',
      wait: 30_000,
    })
  })

  test('that was none is voided', () => {
    expect(breachStory(breach({ answered_at: iso(-1), voided_at: iso(9) }), now)).toMatchObject({
      state: 'voided',
      wait: 0,
    })
  })
})

test('our own lateness is told in milliseconds, what was learnt late in words', () => {
  expect(formatLateness(4, 'en')).toBe('4 ms')
  expect(formatLateness(300_197, 'en')).toBe('5 min')
})

test('a policy is read from its published definition, in seconds, minutes or working days', () => {
  const targets = [
    {
      metric: 'first_response',
      target_minutes: 15,
      steps: [{ at: 'due' }, { at: '+100%', do: 'page', to: ['lead'] }],
    },
    { metric: 'resolution', target_business_days: 3, calendar: 'office' },
  ]
  const version = { version: 2, definition: { conditions: { kinds: ['email'], tags: [] }, targets } }
  expect(readPolicy({ published: version, draft: null } as unknown as Policy)).toEqual({
    version: 2,
    hasDraft: false,
    conditions: [{ name: 'kinds', values: ['email'] }],
    targets: [
      {
        metric: 'first_response',
        length: 900_000,
        workingDays: null,
        calendar: '24x7',
        group: null,
        steps: [
          { at: 'due', action: null, to: [] },
          { at: '+100%', action: 'page', to: ['lead'] },
        ],
      },
      { metric: 'resolution', length: null, workingDays: 3, calendar: 'office', group: null, steps: [] },
    ],
  })
})

test('the simplest roster is one that the domain reads', () => {
  const roster = newRoster(
    {
      name: 'Ночь · Nights!',
      audience: 'standby',
      members: ['kofi'],
      timeZone: 'Africa/Accra',
      days: ['sun', 'mon'],
      from: '22:00',
      to: '06:00',
    },
    'demo',
  )
  expect(roster.slug).toBe('nights')
  const parsed = parseSchedule(roster.schedule)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const compiled = compileRoster(parsed.schedule)
  expect(onShift(compiled, Date.parse('2026-03-29T22:00:00Z'))).toEqual(['kofi'])
  expect(onShift(compiled, Date.parse('2026-03-31T05:59:59.999Z'))).toEqual(['kofi'])
  expect(onShift(compiled, Date.parse('2026-03-31T06:00:00Z'))).toEqual([])
})

test('a time of day and its minute are the same thing', () => {
  expect(minuteOf('08:30')).toBe(510)
  expect(timeOf(510)).toBe('08:30')
  expect(timeOf(minuteOf('00:05'))).toBe('00:05')
})
