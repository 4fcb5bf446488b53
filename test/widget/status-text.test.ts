import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { SECOND, parseInstant } from '../../src/domain/time/instant.ts'
import { languageFor, translator } from '../../src/widget/i18n/translate.ts'
import { nothingYet, type Conversation } from '../../src/widget/talk/conversation.ts'
import { statusText } from '../../src/widget/view/status-text.ts'

beforeAll(() => vi.stubEnv('TZ', 'UTC'))
afterAll(() => vi.unstubAllEnvs())

const now = parseInstant('2026-11-02T10:00:00Z')!
const t = translator('en')
const due = '2026-11-02T10:00:30.000Z'
const up: Conversation = { ...nothingYet, line: 'up' }
const waits = (ahead: number, promised_by: string | null = due, taken = false): Conversation => ({
  ...up,
  queue: { waiting: true, ahead, taken, since: '2026-11-02T10:00:00.000Z', promised_by },
})
const plain = (known: Conversation, at = now) => {
  const { tone, news, left } = statusText(known, at, t)
  return [tone, ...news, left].join(' | ').replaceAll('\u202f', ' ')
}

describe('what a customer is told of where they stand', () => {
  it('is the number of people before them, and the promised time', () => {
    expect(plain(waits(2))).toBe('calm | 2 people are ahead of you. | Answer promised by 10:00:30 AM. | 0:30')
    expect(plain(waits(1, null))).toBe('calm | 1 person is ahead of you. | ')
    expect(plain(waits(0), now + 29_001)).toBe(
      'calm | You are next. | Answer promised by 10:00:30 AM. | 0:01',
    )
    expect(plain(waits(0, due, true))).toContain('Somebody is answering you now.')
  })

  it('is the truth when the promise is broken, a millisecond after and not before', () => {
    expect(plain(waits(1), now + 30 * SECOND)).toMatch(/^calm/)
    expect(plain(waits(1), now + 30 * SECOND + 1)).toBe(
      'late | 1 person is ahead of you. | We promised an answer by 10:00:30 AM and are late. You keep your place. | ',
    )
  })

  it('counts by the clock of the server', () => {
    expect(plain({ ...waits(0), ahead: 10 * SECOND })).toContain('0:20')
  })

  it('is what would be promised now before they ask, with the day where it is not today', () => {
    const promise = (by: string): Conversation => ({ ...up, promise: { by } })
    expect(plain(promise(due))).toBe('calm | We answer within 30 seconds. | ')
    expect(plain(promise('2026-11-02T10:15:00.000Z'))).toBe('calm | We answer within 15 minutes. | ')
    expect(plain(promise('2026-11-03T09:30:00.000Z'))).toBe('calm | We answer by November 3 at 9:30 AM. | ')
    expect(plain(up)).toBe('calm | ')
  })

  it('is that the line is down, whatever else is known', () => {
    expect(plain({ ...waits(2), line: 'down' })).toMatch(/^broken \| No connection/)
  })
})

describe('languages', () => {
  it('have every text of English, and every plural form of their own', () => {
    for (const language of ['ar', 'fa', 'be'] as const) {
      const say = translator(language)
      for (const count of [1, 2, 3, 5, 11, 21, 22, 25, 100]) {
        const text = say('ahead', { count })
        expect(text).not.toContain('{{')
        expect(text).not.toMatch(/[a-z]/i)
      }
      expect(say('addressLeft', { email: 'x@y.example' })).toContain('x@y.example')
    }
  })

  it('speak Belarusian numbers as Belarusians do', () => {
    const say = translator('be')
    expect([1, 2, 5, 21].map((count) => say('unread', { count }))).toEqual([
      'Адкрыць чат, 1 новы адказ',
      'Адкрыць чат, 2 новыя адказы',
      'Адкрыць чат, 5 новых адказаў',
      'Адкрыць чат, 21 новы адказ',
    ])
  })

  it('are chosen by the page first, then by the browser', () => {
    expect(languageFor(['fr-FR', 'fa-IR', 'en'])).toBe('fa')
    expect(languageFor(['be-tarask'])).toBe('be')
    expect(languageFor(['fr', ''])).toBe('en')
  })
})
