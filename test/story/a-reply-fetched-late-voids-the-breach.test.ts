import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellStory, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-03T10:00:00Z')
})
afterAll(() => story.end())

it('a reply sent in time but fetched late voids the breach, and what the breach started is withdrawn', async () => {
  const { conversationId } = await story.message('demo-posts', { threadKey: 'fetched late' })
  await story.travelTo('2026-11-03T11:05:00Z')
  expect(await story.happened(conversationId, 'breach')).toEqual(['breach.detected'])

  await story.message('demo-posts', {
    threadKey: 'fetched late',
    author: { kind: 'agent', address: 'us@demo.example' },
    occurredAt: Date.parse('2026-11-03T10:40:00Z'),
  })
  expect(await story.happened(conversationId, 'breach')).toEqual(['breach.detected', 'breach.voided'])
  const [finished] = await story.rows(
    `select payload->>'state' as state, payload->>'answered_at' as answered_at from event where subject = $1 and type = 'clock.finished'`,
    [conversationId],
  )
  expect(finished).toEqual({ state: 'met', answered_at: '2026-11-03T10:40:00.000Z' })
  expect((await story.offers(conversationId)).filter((offer) => offer.state === 'open')).toEqual([])
  expect(await story.rows(`select state from dispatch where conversation_id = $1`, [conversationId])).toEqual(
    [{ state: 'answered' }],
  )
})
