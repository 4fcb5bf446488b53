import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellStory, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-03T10:00:00Z')
})
afterAll(() => story.end())

async function verdict(threadKey: string, answeredAt: string): Promise<string> {
  await story.travelTo('2026-11-03T11:30:00Z')
  const question = { threadKey, occurredAt: Date.parse('2026-11-03T10:00:00.000Z') }
  const { conversationId } = await story.message('demo-posts', question)
  await story.message('demo-posts', {
    threadKey,
    author: { kind: 'agent', address: 'us@demo.example' },
    occurredAt: Date.parse(answeredAt),
  })
  const [finished] = await story.rows(
    `select payload->>'state' as state from event where subject = $1 and type in ('clock.finished', 'clock.corrected') order by id desc limit 1`,
    [conversationId],
  )
  return finished.state
}

it.each([
  ['a millisecond before it is due', '2026-11-03T10:59:59.999Z', 'met'],
  ['at the very millisecond', '2026-11-03T11:00:00.000Z', 'met'],
  ['a millisecond later', '2026-11-03T11:00:00.001Z', 'breached'],
])('answered %s', async (name, answeredAt, state) => {
  expect(await verdict(name, answeredAt)).toBe(state)
})
