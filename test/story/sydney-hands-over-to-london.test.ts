import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellStory, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  // Monday 08:55 in Sydney (UTC+11): nobody is on shift anywhere yet.
  story = await tellStory('2026-11-01T21:55:00Z')
})
afterAll(() => story.end())

/** Who gets the work by assignment; whoever it was answers, so that the next question finds everybody free. */
async function assignedTo(threadKey: string): Promise<string | null> {
  const { conversationId } = await story.message('demo-email', { threadKey })
  const [claim] = await story.rows(
    `select p.slug from claim c join person p on p.id = c.person_id where c.conversation_id = $1 and c.origin = 'assignment'`,
    [conversationId],
  )
  await story.message('demo-email', { threadKey, author: { kind: 'agent', address: 'us@demo.example' } })
  return claim?.slug ?? null
}

it('Sydney answers in its hours, London in its own, Los Angeles after that', async () => {
  expect(await assignedTo('before Sydney opens')).toBeNull()
  await story.travelTo('2026-11-01T22:00:00Z')
  expect(['sam', 'mei']).toContain(await assignedTo('Sydney opens'))
  await story.travelTo('2026-11-02T05:59:59.998Z')
  expect(['sam', 'mei']).toContain(await assignedTo('the last millisecond of Sydney'))
  await story.travelTo('2026-11-02T06:00:00Z')
  expect(await assignedTo('Sydney has closed')).toBeNull()
  await story.travelTo('2026-11-02T09:00:00Z')
  expect(['elena', 'oliver', 'amara']).toContain(await assignedTo('London opens'))
  await story.travelTo('2026-11-02T17:00:00Z')
  expect(['diego', 'jordan']).toContain(await assignedTo('London has closed, Los Angeles is open'))
})
