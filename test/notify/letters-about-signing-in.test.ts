import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailTransport, type MailTransport } from '../../src/notify/mail/transport.ts'
import { signInChangedMailer } from '../../src/notify/mail/mail-sign-in-changed.ts'
import { signInMailer } from '../../src/notify/mail/mail-sign-in-link.ts'
import { catchMail, type MailCatcher } from '../support/catch-mail.ts'

let catcher: MailCatcher
let transport: MailTransport
let office: Parameters<typeof signInMailer>[0]
beforeAll(async () => {
  catcher = await catchMail()
  transport = mailTransport({ smtpUrl: catcher.url, outbox: '/nowhere', clock: () => Date.now() })
  office = { transport, from: 'Sundial <sundial@demo.example>' }
})
afterAll(async () => {
  transport.close()
  await catcher.close()
})

test.each(['en', 'ar', 'fa', 'be'])(
  'in %s: the link stands alone on its line, and a new password is told',
  async (language) => {
    const address = `ada-${language}@demo.example`
    await signInMailer(office)({ address, language, url: 'https://demo.example/sign-in/x' })
    await signInChangedMailer(office)({ address, language, change: 'password' })
    const [link, changed] = catcher.mails.filter(({ to }) => to.includes(address))
    expect(link!.text!.split('\n\n')).toHaveLength(3)
    expect(link!.text).toContain('\n\nhttps://demo.example/sign-in/x\n\n')
    expect(changed!.text!.trim().split('\n\n')).toHaveLength(2)
    expect(changed!.subject).not.toBe(link!.subject)
    const headers = Object.fromEntries(changed!.headers.map(({ key, value }) => [key, value]))
    expect(headers['auto-submitted']).toBe('auto-generated')
  },
)

const changes = [
  'second_factor_on',
  'second_factor_off',
  'second_factor_reset',
  'recovery_codes',
  'recovery_code_used',
] as const

test.each(['en', 'ar', 'fa', 'be'])(
  'in %s: every change of one-time codes has words of its own',
  async (language) => {
    const address = `grace-${language}@demo.example`
    for (const change of changes) await signInChangedMailer(office)({ address, language, change })
    const mails = catcher.mails.filter(({ to }) => to.includes(address))
    expect(new Set(mails.map(({ subject }) => subject)).size).toBe(changes.length)
    expect(new Set(mails.map(({ text }) => text)).size).toBe(changes.length)
    for (const { subject, text } of mails) {
      expect(subject).not.toMatch(/_subject/)
      expect(text).not.toMatch(/_changed/)
    }
  },
)
