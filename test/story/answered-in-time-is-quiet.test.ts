import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellStory, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-03T10:00:00Z')
})
afterAll(() => story.end())

it('answered in time is quiet: nobody is paged, nothing is breached, nothing goes off later', async () => {
  const { conversationId } = await story.message('demo-posts', { threadKey: 'anna' })
  await story.travelTo('2026-11-03T10:02:00Z')
  const [claim] = await story.rows(
    `select p.slug from claim c join person p on p.id = c.person_id where c.conversation_id = $1`,
    [conversationId],
  )
  await story.reply(conversationId, claim.slug, 'Here you are.')
  const mailsByThen = story.mails.length
  await story.travelTo('2026-11-04T10:00:00Z')

  expect(await story.happened(conversationId, 'breach', 'dispatch.paged')).toEqual([])
  expect(await story.happened(conversationId, 'clock.finished')).toEqual(['clock.finished'])
  expect(await story.rows(`select 1 from timer where conversation_id = $1`, [conversationId])).toEqual([])
  expect(story.mails).toHaveLength(mailsByThen)
  const [finished] = await story.rows(
    `select payload->>'state' as state from event where subject = $1 and type = 'clock.finished'`,
    [conversationId],
  )
  expect(finished.state).toBe('met')
})
