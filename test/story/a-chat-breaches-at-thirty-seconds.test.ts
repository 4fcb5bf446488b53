import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellStory, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-03T10:00:00.000Z')
})
afterAll(() => story.end())

it('a chat breaches at thirty seconds, once, and the fact names its due time', async () => {
  const { conversationId } = await story.message('demo-chat', { threadKey: 'chatty' })

  await story.travelTo('2026-11-03T10:00:30.000Z')
  expect(await story.happened(conversationId, 'breach')).toEqual([])

  await story.travelTo('2026-11-03T10:00:30.001Z')
  await story.travelTo('2026-11-03T10:05:00.000Z')
  const breaches = await story.rows(
    `select occurred_at, payload->>'due_at' as due_at from event where subject = $1 and type = 'breach.detected'`,
    [conversationId],
  )
  expect(breaches).toEqual([
    { occurred_at: new Date('2026-11-03T10:00:30.000Z'), due_at: '2026-11-03T10:00:30.000Z' },
  ])
})

it('a breach that heals stays a breach', async () => {
  const { conversationId } = await story.message('demo-chat', { threadKey: 'late' })
  await story.travelTo('2026-11-03T10:06:00.000Z')
  await story.message('demo-chat', {
    threadKey: 'late',
    author: { kind: 'agent', address: 'us@demo.example' },
  })
  expect(await story.happened(conversationId, 'breach')).toEqual(['breach.detected'])
  const [finished] = await story.rows(
    `select payload->>'state' as state from event where subject = $1 and type = 'clock.finished'`,
    [conversationId],
  )
  expect(finished.state).toBe('breached')
})
