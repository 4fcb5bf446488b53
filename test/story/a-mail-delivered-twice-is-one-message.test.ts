import { afterAll, beforeAll, expect, it } from 'vitest'
import { tellStory, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-03T10:00:00Z')
})
afterAll(() => story.end())

it('a mail delivered twice is one message, one turn, one clock, and nobody is asked twice', async () => {
  await story.mail({ messageId: '<twice@customers.example>' })
  const mailsAfterOne = story.mails.length
  await story.travelTo('2026-11-03T10:01:00Z')
  await story.mail({ messageId: '<twice@customers.example>' })

  expect(await story.rows(`select count(*)::int as count from message where author = 'customer'`)).toEqual([
    { count: 1 },
  ])
  expect(await story.rows(`select opened_at from turn`)).toEqual([
    { opened_at: new Date('2026-11-03T10:00:00Z') },
  ])
  expect(await story.rows(`select count(*)::int as count from timer where kind = 'clock'`)).toEqual([
    { count: 1 },
  ])
  expect(story.mails).toHaveLength(mailsAfterOne)
})
