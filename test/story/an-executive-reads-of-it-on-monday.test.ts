import { afterAll, beforeAll, expect, it } from 'vitest'
import { queueDueDigests } from '../../src/workflows/digests/queue-due-digests.ts'
import { unsubscribe } from '../../src/workflows/digests/unsubscribe.ts'
import { settleConversation } from '../../src/workflows/turns/settle-conversation.ts'
import type { ConversationId } from '../../src/domain/ids.ts'
import { tellStory, UNSUBSCRIBE_SECRET, type Story } from '../support/story.ts'

let story: Story
beforeAll(async () => {
  story = await tellStory('2026-11-03T10:00:00Z')
})
afterAll(() => story.end())

const digests = () => story.mails.filter(({ messageId }) => messageId?.startsWith('<digest.'))

/** The queue's clock strikes every few minutes. */
async function strike(at: string): Promise<void> {
  await story.travelTo(at)
  await queueDueDigests(story.house.deps)
  await story.travelTo(at)
}

it('on Monday at eight an executive reads who was neglected and why, once, and can let go of it', async () => {
  const { conversationId } = await story.message('demo-posts', { threadKey: 'anna' })
  await story.travelTo('2026-11-03T10:05:00Z')
  const [{ slug }] = await story.rows(
    `select p.slug from claim c join person p on p.id = c.person_id where c.conversation_id = $1 and c.state = 'active'`,
    [conversationId],
  )
  await story.reply(conversationId, slug, 'Here you are.')
  await story.travelTo('2026-11-08T22:30:00Z')
  const ben = await story.message('demo-posts', { threadKey: 'ben' })
  const { brandId } = await story.house.channel('demo-posts')
  await settleConversation(story.house.deps, {
    brandId,
    conversationId: ben.conversationId as ConversationId,
    personId: null,
    outcome: 'unanswered',
    reason: null,
  })

  await strike('2026-11-09T06:59:00Z')
  expect(digests()).toEqual([])
  await strike('2026-11-09T07:00:00Z')
  await strike('2026-11-09T07:05:00Z')
  const [digest, ...others] = digests()
  expect(others).toEqual([])
  expect(digest!.to).toEqual(['victor@demo.example'])
  expect(digest!.subject).toBe('Demo Outfitters: 50.0 of 100 neglected last week')
  expect(digest!.text).toContain('1 person · 1 never answered')
  expect(digest!.text).toContain('More than those on could answer: 1')

  const link = /https?:\/\/\S+\/unsubscribe\/(\S+)/.exec(digest!.text!)!
  expect(await unsubscribe(story.house.deps, link[1]!, UNSUBSCRIBE_SECRET)).toBe(true)
  await strike('2026-11-16T07:00:00Z')
  expect(digests().filter(({ to }) => to.includes('victor@demo.example'))).toHaveLength(1)
})

it('a link that is not ours ends nothing', async () => {
  expect(await unsubscribe(story.house.deps, 'bm90aGluZw.AAAA', UNSUBSCRIBE_SECRET)).toBe(false)
  expect(await unsubscribe(story.house.deps, '', UNSUBSCRIBE_SECRET)).toBe(false)
})
