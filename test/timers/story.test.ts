import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseInstant } from '../../src/domain/time/instant.ts'
import { checkTimers } from '../../src/timers/check-timers.ts'
import { tellStory, type Story } from '../support/story.ts'

let story: Story

beforeEach(async () => {
  story = await tellStory('2026-03-03T12:00:00Z')
})

afterEach(() => story.end())

test('after breaches, offers, leases and answers the tables agree with each other', async () => {
  for (const n of [1, 2, 3])
    await story.message('demo-chat', { threadKey: `chat ${n}`, text: 'Where is my parcel?' })
  await story.mail({ messageId: '<one@customer.example>' })
  await story.travelTo('2026-03-03T12:00:25Z')
  await story.message('demo-chat', {
    threadKey: 'chat 1',
    author: { kind: 'agent', address: 'us@demo.example' },
  })
  await story.travelTo('2026-03-03T12:05:00Z')
  const fired = await story.rows("select 1 from event where payload ? 'timer_id'")
  expect(fired.length).toBeGreaterThan(10)
  const execute = async (text: string, values: readonly unknown[]) => ({
    rows: await story.rows(text, [...values]),
  })
  expect(await checkTimers(execute, { now: parseInstant('2026-03-03T12:05:00Z')!, grace: 0 })).toEqual([])
})
