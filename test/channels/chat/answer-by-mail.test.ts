import type { SendMailOptions } from 'nodemailer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerByMail } from '../../../src/channels/chat/answer-by-mail.ts'
import { mailAdapter } from '../../../src/channels/email/mail-adapter.ts'
import type { ReplyContext } from '../../../src/workflows/ports/channel-adapter.ts'
import { openHouse, type House } from '../../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const acceptedAt = Date.UTC(2026, 10, 2, 10)
const sent: SendMailOptions[] = []
const mail = mailAdapter(
  {
    send: (given) => {
      sent.push(given)
      return Promise.resolve({ acceptedAt, response: '250 OK' })
    },
    close: () => undefined,
  },
  Buffer.alloc(32, 7),
)

async function chatReply(): Promise<ReplyContext> {
  const channel = await house.channel('demo-chat')
  const messageId = house.deps.newId()
  return {
    channel,
    reply: {
      brandId: channel.brandId,
      messageId,
      conversationId: house.deps.newId(),
      channelId: channel.id,
      personId: null,
      author: 'agent',
      idempotencyKey: 'k',
      externalId: messageId,
      text: 'It is on its way.',
      state: 'queued',
      attempts: 0,
      error: null,
      queuedAt: acceptedAt - 90_000,
    },
    subject: null,
    customer: { name: null, address: 'a-session' },
    externalIds: [],
    inReplyTo: null,
    replyTo: null,
  }
}

it("goes from the brand's mailbox to the address that the customer left, under one name", async () => {
  const context = await chatReply()
  const deliver = answerByMail(house.deps.store, mail)
  expect(await deliver(context, 'nora@customers.example')).toEqual({ accepted: true, at: acceptedAt })
  await deliver(context, 'nora@customers.example')
  const [first, again] = sent
  expect(JSON.stringify([first!.from, first!.to])).toContain('support@demo.example')
  expect(JSON.stringify(first!.to)).toContain('nora@customers.example')
  expect(first!.messageId).toBe(`<${context.reply.messageId}@demo.example>`)
  expect(again!.messageId).toBe(first!.messageId)
  expect(first!.text).toContain('It is on its way.')
  expect(first!.subject).not.toBe('')
})

it('does not happen where the brand has no mailbox', async () => {
  await house.pool.query(`update channel set removed_at = now() where slug = 'demo-email'`)
  expect(await answerByMail(house.deps.store, mail)(await chatReply(), 'nora@customers.example')).toBeNull()
})
