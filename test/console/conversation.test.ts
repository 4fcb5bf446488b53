import { describe, expect, test } from 'vitest'
import { clockStrip } from '../../src/console/conversation/clock-strip.ts'
import { currentClock } from '../../src/console/conversation/current-clock.ts'
import { attemptOf, emptyDraft, parseDraft } from '../../src/console/conversation/draft.ts'
import { linkify } from '../../src/console/conversation/linkify.ts'
import { storyOf } from '../../src/console/conversation/story.ts'
import type { Clock, Event } from '../../src/http/api-types.ts'

const at = (time: string) => Date.parse(`2026-03-29T${time}.000Z`)
const iso = (time: string) => new Date(at(time)).toISOString()

function clock(change: Partial<Clock> = {}): Clock {
  return {
    id: 'clock',
    metric: 'first_response',
    turn: 1,
    turn_id: 'turn',
    state: 'running',
    started_at: iso('10:00:00'),
    due_at: iso('10:15:00'),
    breached_at: null,
    answered_at: null,
    voided_at: null,
    policy_id: 'policy',
    policy_version: 1,
    remaining_ms: null,
    steps: [
      { name: '50%', at: iso('10:07:30'), fired: true },
      { name: '+100%', at: iso('10:30:00'), fired: false },
    ],
    ...change,
  }
}

function event(type: string, time: string, payload: Record<string, unknown> = {}): Event {
  return { id: at(time), type, subject: 'c', occurred_at: iso(time), recorded_at: iso(time), payload }
}

const states = (strip: ReturnType<typeof clockStrip>) =>
  strip.segments.map(({ from, to, state }) => [state, (to - from) / 1_000])

describe('the strip of a clock', () => {
  test('shows what has run and what is left', () => {
    expect(states(clockStrip(clock(), [], at('10:05:00')))).toEqual([
      ['run', 300],
      ['left', 600],
    ])
  })

  test('goes on past the due time until the answer came', () => {
    const late = clock({ state: 'breached', answered_at: iso('10:20:00') })
    expect(states(clockStrip(late, [], at('12:00:00')))).toEqual([
      ['run', 900],
      ['past', 300],
    ])
  })

  test('an answer at the due time leaves nothing past it', () => {
    const met = clock({ state: 'met', answered_at: iso('10:15:00') })
    expect(states(clockStrip(met, [], at('12:00:00')))).toEqual([['run', 900]])
  })

  test('shows pauses, one that still lasts among them, and only its own', () => {
    const events = [
      event('clock.paused', '10:02:00', { clock_id: 'clock' }),
      event('clock.paused', '10:03:00', { clock_id: 'other' }),
      event('clock.resumed', '10:04:00', { clock_id: 'clock' }),
      event('clock.paused', '10:06:00', { clock_id: 'clock' }),
    ]
    expect(states(clockStrip(clock({ due_at: null }), events, at('10:10:00')))).toEqual([
      ['run', 120],
      ['paused', 120],
      ['run', 120],
      ['paused', 240],
    ])
  })

  test('marks the steps that lie on it, and leaves out those beyond', () => {
    expect(clockStrip(clock(), [], at('10:05:00')).marks).toMatchObject([{ name: '50%', fired: true }])
  })
})

describe('the clock that matters now', () => {
  test('is the one due first of those that wait for an answer', () => {
    const later = clock({ id: 'resolution', due_at: iso('18:00:00') })
    expect(currentClock([later, clock()])?.id).toBe('clock')
    expect(currentClock([clock({ answered_at: iso('10:01:00'), state: 'met' }), later])?.id).toBe(
      'resolution',
    )
  })

  test('is the last one when all have ended, and none where nothing was promised', () => {
    const ended = (turn: number) =>
      clock({ id: `of ${turn}`, turn, state: 'met', answered_at: iso('10:01:00') })
    expect(currentClock([ended(1), ended(2)])?.id).toBe('of 2')
    expect(currentClock([])).toBeNull()
  })
})

describe('what happened', () => {
  test('tells offers that went out together in one line', () => {
    const lines = storyOf([
      event('dispatch.opened', '10:00:00'),
      event('offer.made', '10:00:00', { person_id: 'kofi' }),
      event('offer.made', '10:00:00', { person_id: 'rana' }),
      event('offer.made', '10:02:00', { person_id: 'maricel' }),
    ])
    expect(lines.map(({ key, people }) => [key, people])).toEqual([
      ['searching', undefined],
      ['asked', ['kofi', 'rana']],
      ['asked', ['maricel']],
    ])
  })

  test('says how late we noticed a broken promise', () => {
    const breach = {
      ...event('breach.detected', '10:15:00', { due_at: iso('10:15:00') }),
      recorded_at: '2026-03-29T10:15:00.004Z',
    }
    expect(storyOf([breach])).toMatchObject([{ key: 'breached', late: 4, tone: 'neglect' }])
  })

  test('leaves out what nobody needs to read, and what it does not know', () => {
    expect(storyOf([event('turn.opened', '10:00:00'), event('moon.rose', '10:00:00')])).toEqual([])
  })
})

describe('a draft', () => {
  test('keeps its key while the text is the same, and gets a new one when it changed', () => {
    const first = attemptOf({ ...emptyDraft, text: 'Hello ' }, 'one')
    expect(first).toEqual({ key: 'one', text: 'Hello' })
    expect(attemptOf({ text: 'Hello', attempt: first }, 'two').key).toBe('one')
    expect(attemptOf({ text: 'Hello you', attempt: first }, 'two').key).toBe('two')
  })

  test('that was stored by hand or by a stranger does no harm', () => {
    for (const stored of [null, '', '{', '[]', '{"text":1}']) expect(parseDraft(stored)).toEqual(emptyDraft)
  })
})

describe('a text', () => {
  test('links web addresses without the full stop behind them', () => {
    expect(linkify('See https://x.example/a?b=1. Thanks')).toEqual([
      { text: 'See ' },
      { text: 'https://x.example/a?b=1', href: 'https://x.example/a?b=1' },
      { text: '. Thanks' },
    ])
  })

  test('links nothing that could run', () => {
    expect(linkify('javascript:alert(1) data:text/html,x')).toEqual([
      { text: 'javascript:alert(1) data:text/html,x' },
    ])
  })
})
