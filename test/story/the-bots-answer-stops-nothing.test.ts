import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellStory, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-03T10:00:00Z')
})
afterAll(() => story.end())

it.each(['bot', 'system'] as const)(
  "the %s's answer stops nothing: the clock runs on and breaches",
  async (kind) => {
    const { conversationId } = await story.message('demo-posts', { threadKey: kind })
    await story.message('demo-posts', {
      threadKey: kind,
      author: { kind, address: 'us@demo.example' },
      text: 'We look into it.',
    })
    const [open] = await story.rows(`select closed_at from turn where conversation_id = $1`, [conversationId])
    expect(open.closed_at).toBeNull()

    const [{ at }] = await story.rows(
      `select due_at + interval '1 second' as at from timer where conversation_id = $1 and kind = 'clock'`,
      [conversationId],
    )
    await story.travelTo(at.toISOString())
    expect(await story.happened(conversationId, 'breach')).toEqual(['breach.detected'])
  },
)
