import { createHmac } from 'node:crypto'
import type { MailCatcher } from '../../../support/catch-mail.ts'
import type { CallHook, Rig } from '../rig.ts'

/** A provider of inbound mail: Mailgun's form, signed over timestamp and token. Answers go out by the house's own SMTP. */
export function mailHook(hook: CallHook, catcher: MailCatcher): Promise<Rig> {
  let count = 0
  const post = async (mime: string, { key = 'signing-key', ago = 0 } = {}) => {
    const timestamp = String(Math.trunc(Date.now() / 1_000) - ago)
    const token = `token-${(count += 1)}`
    const signature = createHmac('sha256', key)
      .update(timestamp + token)
      .digest('hex')
    const form = new URLSearchParams({
      recipient: 'hook@demo.example',
      timestamp,
      token,
      signature,
      'body-mime': mime,
    })
    return (
      await hook({ headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() })
    ).status
  }
  const must = async (mime: string) => {
    const status = await post(mime)
    if (status !== 200) throw new Error(`the hook answered ${status}`)
  }
  const mime = (text: string, more: readonly string[] = []) =>
    [
      'From: Nadia <nadia@customers.example>',
      'To: hook@demo.example',
      'Subject: Help',
      `Message-ID: <hook-${(count += 1)}@customers.example>`,
      'References: <thread@customers.example>',
      ...more,
      '',
      text,
    ].join('\r\n')
  let latest = ''
  return Promise.resolve({
    adapter: 'mail-hook',
    kind: 'email',
    address: 'hook@demo.example',
    settings: { provider: 'mailgun', secret_env: 'MAILGUN' },
    variables: { MAILGUN: 'signing-key' },
    customerWrites: (text) => must((latest = mime(text))),
    deliversAgain: () => must(latest),
    robotWrites: (text) =>
      must(mime(text, ['Auto-Submitted: auto-replied', 'X-Autoreply: yes', 'Precedence: auto_reply'])),
    forgeries: async () => [
      await post(mime('forged'), { key: 'guess' }),
      await post(mime('stale'), { ago: 3_600 }),
      (await hook({ body: 'nothing' })).status,
    ],
    answers: () =>
      catcher.mails
        .filter(({ from }) => from?.address === 'hook@demo.example')
        .map(({ text }) => text!.trim()),
    refuses: () => catcher.refuseWith({ message: 'no such user', responseCode: 550 }),
    close: () => Promise.resolve(),
  })
}
