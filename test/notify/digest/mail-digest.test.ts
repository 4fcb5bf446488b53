import { afterAll, beforeAll, expect, it } from 'vitest'
import { digestMailer } from '../../../src/notify/digest/mail-digest.ts'
import { digestWriter } from '../../../src/notify/digest/write-digest.ts'
import { mailTransport, type MailTransport } from '../../../src/notify/mail/transport.ts'
import { NoticeRefused } from '../../../src/workflows/ports/notifier.ts'
import { catchMail, type MailCatcher } from '../../support/catch-mail.ts'
import { monday, sampleDigest } from './sample.ts'

let catcher: MailCatcher
let transport: MailTransport
beforeAll(async () => {
  catcher = await catchMail()
  transport = mailTransport({ smtpUrl: catcher.url, outbox: '/nowhere', clock: () => monday })
})
afterAll(async () => {
  transport.close()
  await catcher.close()
})

async function send(unsubscribeUrl: string | null) {
  const letter = await digestWriter({ baseUrl: 'https://sundial.example' })({
    digest: sampleDigest(),
    brand: { name: 'Demo Outfitters', slug: 'demo' },
    readerName: 'نادیا',
    language: 'fa',
    unsubscribeUrl,
    images: 'beside',
  })
  const mail = digestMailer({ transport, from: 'Sundial <sundial@sundial.example>' })
  const reader = { name: 'نادیا', email: 'nadia@demo.example', slackUserId: null }
  await mail({ id: '7', reader, letter, unsubscribeUrl })
  return { letter, mail: catcher.mails.at(-1)! }
}

const header = (mail: MailCatcher['mails'][number], key: string) =>
  mail.headers.find((one) => one.key === key)?.value

it('comes through a real server as it was written, pictures beside it', async () => {
  const { letter, mail } = await send('https://sundial.example/unsubscribe/token')
  expect(mail.subject).toBe(letter.subject)
  expect(mail.text?.trim()).toBe(letter.text.trim())
  expect(mail.html?.trim()).toBe(letter.html.trim())
  expect(
    mail.attachments.map(({ contentId, mimeType, disposition }) => [contentId, mimeType, disposition]),
  ).toEqual([
    ['<heat-map@sundial>', 'image/png', 'inline'],
    ['<heat-map-dark@sundial>', 'image/png', 'inline'],
  ])
  expect(mail.messageId).toBe('<digest.7@sundial.example>')
})

it('can be ended with one press in a mail program, RFC 8058', async () => {
  const { mail } = await send('https://sundial.example/unsubscribe/token')
  expect(header(mail, 'list-unsubscribe')).toBe('<https://sundial.example/unsubscribe/token>')
  expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(header(mail, 'auto-submitted')).toBe('auto-generated')
})

it('offers no end to one that was asked for by hand', async () => {
  const { mail } = await send(null)
  expect(header(mail, 'list-unsubscribe')).toBeUndefined()
})

it('knows what the server will never take from what may pass', async () => {
  catcher.refuseWith({ message: 'no such mailbox', responseCode: 550 })
  await expect(send(null)).rejects.toThrow(NoticeRefused)
  catcher.refuseWith({ message: 'busy', responseCode: 451 })
  await expect(send(null)).rejects.not.toThrow(NoticeRefused)
  catcher.refuseWith(null)
})
