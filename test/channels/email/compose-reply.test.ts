import nodemailer from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { composeReply, type ReplyToCompose } from '../../../src/channels/email/compose-reply.ts'
import { parseMail } from '../../../src/channels/email/parse-mail.ts'

const reply: ReplyToCompose = {
  messageId: '<out-9@brand.example>',
  sundialMessage: '0198c5a2-7b1e-7d44-9a3b-5f0e6c2d1a90',
  from: { address: 'support@brand.example', name: 'Brand Support' },
  to: { address: 'ana@customer.example', name: 'Ana Lima' },
  replyTo: 'support+token@brand.example',
  subject: 'Order 4711',
  text: 'Hello Ana,\n\nit comes <today> & for sure.\nBo',
  answers: { messageId: '<m1@customer.example>', references: ['<out-1@brand.example>'] },
  kind: 'human',
}

async function sent(change: Partial<ReplyToCompose>) {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true })
  const info = await transport.sendMail(composeReply({ ...reply, ...change }))
  const outcome = await parseMail(info.message as Buffer)
  if (!outcome.ok) throw new Error(outcome.problem.detail)
  return outcome.mail
}

describe('a reply', () => {
  it('arrives in the thread of the mail that it answers', async () => {
    const mail = await sent({})
    expect(mail).toMatchObject({
      verdict: { kind: 'human' },
      messageId: '<out-9@brand.example>',
      inReplyTo: '<m1@customer.example>',
      references: ['<out-1@brand.example>', '<m1@customer.example>'],
      replyTo: [{ address: 'support+token@brand.example' }],
      subject: 'Re: Order 4711',
      ownMessage: '0198c5a2-7b1e-7d44-9a3b-5f0e6c2d1a90',
    })
    expect(mail.text.trim()).toBe(reply.text)
    expect(mail.html).toContain('it comes &lt;today&gt; &amp; for sure.<br>Bo')
    expect(mail.headers.has('auto-submitted')).toBe(false)
  })

  it('says to other robots when the system wrote it', async () => {
    const mail = await sent({ kind: 'acknowledgement' })
    expect(mail.verdict.kind).toBe('auto_reply')
    expect(mail.headers.get('auto-submitted')).toEqual(['auto-replied'])
  })

  it.each([
    ['Re: Order', 'Re: Order'],
    ['RE: Re: AW: Order', 'Re: Order'],
    ['Отв: Заказ', 'Re: Заказ'],
    ['پاسخ: سفارش', 'Re: سفارش'],
    ['Re[2]: Order', 'Re: Order'],
    ['Regarding: Order', 'Re: Regarding: Order'],
    ['', 'Re:'],
  ])('to %j has one Re:', (subject, expected) =>
    expect(composeReply({ ...reply, subject }).subject).toBe(expected),
  )

  it('that opens a conversation has no Re: and no references', () => {
    const mail = composeReply({ ...reply, answers: null })
    expect(mail).toMatchObject({ subject: 'Order 4711' })
    expect(mail).not.toHaveProperty('inReplyTo')
    expect(mail).not.toHaveProperty('references')
  })

  it('reads from right to left in Persian, with English between', () => {
    const { html } = composeReply({ ...reply, text: 'سلام،\n\nsee order 4711\n\n۱۲ خوب' })
    expect(html).toBe(
      '<div dir="rtl"><p dir="rtl">سلام،</p>\n<p dir="ltr">see order 4711</p>\n<p dir="rtl">۱۲ خوب</p></div>',
    )
  })

  it('cannot be made to carry headers of somebody else', async () => {
    const mail = await sent({
      subject: 'x\r\nBcc: all@brand.example',
      to: { address: 'ana@customer.example', name: 'Ana\nBcc: b@x.example' },
    })
    expect(mail.headers.has('bcc')).toBe(false)
    expect(mail.subject).toBe('Re: x Bcc: all@brand.example')
  })

  it('keeps the first and the newest of very many references', () => {
    const references = Array.from({ length: 100 }, (_, i) => `<r${i}@x>`)
    const kept = composeReply({ ...reply, answers: { messageId: '<last@x>', references } })
      .references as string[]
    expect(kept).toHaveLength(30)
    expect([kept[0], kept[1], kept.at(-1)]).toEqual(['<r0@x>', '<r72@x>'.replace('72', '72'), '<last@x>'])
  })
})
