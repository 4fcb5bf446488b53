import { afterAll, beforeAll, expect, it } from 'vitest'
import { tablesThatMention } from '../support/mentions.ts'
import { tellStory, type Story } from '../support/story.ts'

const CARD = '4111 1111 1111 1111'
let story: Story

beforeAll(async () => {
  story = await tellStory('2026-11-03T10:00:00Z')
})
afterAll(() => story.end())

it('no number of a card is kept, whichever door it came through, and the customer is served all the same', async () => {
  await story.mail({
    messageId: '<anna-1@letters.example>',
    subject: `Card ${CARD}`,
    text: `Please charge ${CARD} again.\n\nOn Monday you wrote:\n> is ${CARD} yours?`,
  })
  const { conversationId } = await story.message('demo-chat', {
    threadKey: 'boris',
    text: 'it is 5555555555554444',
    html: '<p>it is <b>5555555555554444</b></p>',
    detail: { form: { note: ['5555555555554444'] } },
  })
  await story.travelTo('2026-11-03T10:01:00Z')

  expect(await tablesThatMention(story.house.pool, CARD)).toEqual([])
  expect(await tablesThatMention(story.house.pool, '5555555555554444')).toEqual([])
  const [mail] = await story.rows(
    `select b.text, c.subject, m.flags, b.detail ? 'raw_sha256' as raw from message m
       join message_body b on b.message_id = m.id join conversation c on c.id = m.conversation_id
     where m.conversation_id <> $1 and m.author = 'customer'`,
    [conversationId],
  )
  expect(mail).toMatchObject({ subject: 'Card [card …1111]', flags: ['card_redacted'], raw: false })
  expect(mail.text).toContain('Please charge [card …1111] again.')
  expect(await story.rows(`select 1 from turn where closed_at is null`)).toHaveLength(2)
})

it('a mail without one keeps its raw form', async () => {
  await story.mail({
    messageId: '<carl-1@letters.example>',
    subject: 'Order 4111111111111112',
    text: 'Where is it?',
  })
  const [mail] = await story.rows(
    `select m.flags, b.detail ? 'raw_sha256' as raw from message m join message_body b on b.message_id = m.id
       join conversation c on c.id = m.conversation_id where c.subject like 'Order%'`,
  )
  expect(mail).toEqual({ flags: [], raw: true })
})
