import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readMessageLog } from '../../../src/workflows/policies/past/message-log.ts'
import { emptyCourse } from '../../../src/domain/conversation/course.ts'
import type { MessageFact } from '../../../src/domain/conversation/message.ts'
import type { MessageId } from '../../../src/domain/ids.ts'
import { BackTest } from '../../../src/domain/replay/back-test.ts'
import { readDraft } from '../../../src/domain/replay/read-draft.ts'
import { replay } from '../../../src/domain/replay/replay.ts'
import { parseReplayPolicy } from '../../../src/domain/replay/replay-policy.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'

const at = (text: string) => parseInstant(text)!
const traits = {
  channel: 'posts',
  kind: 'social',
  priority: 'normal',
  language: 'en',
  segment: null,
  tags: [],
}

function draft(value: unknown) {
  const read = readDraft(value, at('2026-01-01T00:00:00Z'))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

let count = 0
const message = (author: 'customer' | 'agent', when: string): MessageFact => ({
  id: `m${String((count += 1)).padStart(4, '0')}` as MessageId,
  occurredAt: at(when),
  opensTurn: author === 'customer',
  closesTurn: author === 'agent',
  history: true,
})

const office = {
  tz: 'Europe/Berlin',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00']]])),
}

describe('a back-test', () => {
  it('comes to the same on a year of real messages as the replay does', async () => {
    const file = new URL('../../golden/support-log-2024.csv.gz', import.meta.url)
    const log = await readMessageLog(createReadStream(file).pipe(createGunzip()), () => undefined)
    const policy = parseReplayPolicy({
      targets: [
        { metric: 'first_response', target_seconds: 3_600, calendar: office },
        { metric: 'next_response', target_seconds: 7_200, calendar: '24x7' },
      ],
    })
    if (!policy.ok) throw new Error('the policy is not valid')
    const replayed = replay(log.conversations.values(), policy.value, log.endsAt)
    const test = new BackTest(
      draft({
        calendars: [{ slug: 'office', definition: office }],
        policies: [
          {
            slug: 'all',
            targets: [
              { metric: 'first_response', target_seconds: 3_600, calendar: 'office' },
              { metric: 'next_response', target_seconds: 7_200 },
            ],
          },
        ],
      }),
      log.endsAt,
    )
    for (const messages of log.conversations.values())
      test.add({ course: { ...emptyCourse, messages }, traits, zone: 'UTC' })
    const figures = test.figures()
    const [first, next] = replayed.targets
    expect(figures).toMatchObject({
      conversations: replayed.conversations,
      messages: replayed.messages,
      turns: replayed.turns,
      turns_neglected: replayed.turns_neglected,
      hidden_neglect: first!.hidden_neglect + next!.hidden_neglect,
    })
    const answered = figures.metrics.map(({ met }) => met)
    expect(answered).toEqual([first!.met, next!.met])
    expect(figures.by_zone[0]!.hours.reduce((sum, hour) => sum + hour.turns, 0)).toBe(replayed.turns)
  })

  it('counts what each policy would have started, by the hour on the wall of the customer', () => {
    const test = new BackTest(
      draft({
        policies: [
          {
            slug: 'posts',
            conditions: { kinds: ['social'] },
            targets: [
              {
                metric: 'first_response',
                target_minutes: 60,
                steps: [
                  { at: '0%', do: 'dispatch', to: ['on_shift'] },
                  { at: '50%', do: 'dispatch', to: ['freelance'] },
                  { at: '75%', do: 'page', to: ['lead'] },
                ],
              },
              { metric: 'resolution', target_minutes: 120, paused_in: ['pending'] },
            ],
          },
        ],
      }),
      at('2026-03-03T00:00:00Z'),
    )
    const course = (...messages: MessageFact[]) => ({ ...emptyCourse, messages })
    const zone = 'Asia/Tokyo'
    test.add({
      traits,
      zone,
      course: course(message('customer', '2026-03-02T10:00:00Z'), message('agent', '2026-03-02T10:20:00Z')),
    })
    test.add({ traits, zone, course: course(message('customer', '2026-03-02T10:00:00Z')) })
    test.add({
      traits: { ...traits, kind: 'email' },
      zone,
      course: course(message('customer', '2026-03-02T10:00:00Z')),
    })
    const figures = test.figures()
    expect(figures).toMatchObject({
      conversations: 3,
      turns: 3,
      turns_neglected: 1,
      turns_dispatched: 2,
      dispatches: 3,
      metrics: [
        { metric: 'first_response', met: 1, breached: 1, open: 0 },
        { metric: 'resolution', met: 0, breached: 1, open: 1 },
      ],
    })
    expect(figures.by_zone).toHaveLength(1)
    expect(figures.by_zone[0]!.hours[19]).toEqual({
      turns: 2,
      met: 1,
      breached: 1,
      neglected: 1,
      hidden: 0,
      dispatched: 2,
      unstaffed: 0,
    })
  })

  it('counts the searches for which nobody of the rosters was on duty, and what began then', () => {
    const searches = [
      { at: '0%', do: 'dispatch', to: ['on_shift'] },
      { at: 'due', do: 'dispatch', to: ['freelance'] },
    ]
    const policies = [
      { slug: 'all', targets: [{ metric: 'first_response', target_minutes: 60, steps: searches }] },
    ]
    const schedule = {
      timezone: 'Europe/Berlin',
      layers: [{ id: 'desk', fixed: ['ada'], windows: [{ days: ['mon'], from: '09:00', to: '17:00' }] }],
    }
    const conversations = [
      ['2026-03-02T08:00:00.000Z', '2026-03-02T08:30:00Z'], // opening: on duty
      ['2026-03-02T15:59:59.999Z', '2026-03-02T18:00:00Z'], // the last millisecond; due when nobody is there
      ['2026-03-02T16:00:00.000Z', '2026-03-02T16:30:00Z'], // closing: nobody
    ]
    const figuresOf = (rosters?: unknown) => {
      const test = new BackTest(
        draft({ policies, ...(rosters ? { rosters } : {}) }),
        at('2026-03-03T00:00:00Z'),
      )
      for (const [asked, answered] of conversations)
        test.add({
          course: { ...emptyCourse, messages: [message('customer', asked!), message('agent', answered!)] },
          traits,
          zone: 'UTC',
        })
      return test.figures()
    }
    const figures = figuresOf([{ slug: 'duty', schedule }])
    expect(figures).toMatchObject({ dispatches: 4, dispatches_unstaffed: 2, turns_unstaffed: 1 })
    expect(figures.by_zone[0]!.hours[16]!.unstaffed).toBe(1)
    expect(figuresOf()).toMatchObject({ dispatches: 4, dispatches_unstaffed: null, turns_unstaffed: null })
  })

  it('reports everything that is wrong with a draft, and where', () => {
    const read = readDraft(
      {
        calendars: [
          { slug: 'never', definition: { tz: 'Mars/Base', weekly: { mon: [['09:00', '09:60']] } } },
        ],
        policies: [
          { slug: 'a', targets: [{ metric: 'first_response', target_minutes: 0 }] },
          { slug: 'b', targets: [{ metric: 'first_response', target_minutes: 5, calendar: 'gone' }] },
        ],
        rosters: [{ slug: 'duty', schedule: { timezone: 'Mars/Base', layers: [{ id: 'desk' }] } }],
      },
      at('2026-01-01T00:00:00Z'),
    )
    if (read.ok) throw new Error('it was taken for valid')
    expect(read.problems.map(({ path }) => path)).toEqual([
      'calendars.0.definition.tz',
      'calendars.0.definition.weekly.mon[0][1]',
      'policies.0.targets.0.target_minutes',
      'policies.1.targets.0.calendar',
      'rosters.0.schedule.timezone',
      'rosters.0.schedule.layers[0]',
    ])
  })
})
