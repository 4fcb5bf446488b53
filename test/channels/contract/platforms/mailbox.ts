import hoodiecrow from 'hoodiecrow-imap'
import type { AddressInfo } from 'node:net'
import { ImapFlow } from 'imapflow'
import type { MailCatcher } from '../../../support/catch-mail.ts'
import type { Rig } from '../rig.ts'

/** A small IMAP server in memory; real Dovecot is spoken to in test/mail-servers. */
export async function mailbox(catcher: MailCatcher): Promise<Rig> {
  const server = hoodiecrow({
    plugins: ['IDLE', 'SPECIAL-USE', 'NAMESPACE'],
    storage: {
      INBOX: { messages: [] },
      '': { folders: { Sent: { 'special-use': '\\Sent' } }, separator: '/' },
    },
    users: { support: { password: 'imap-password' } },
  })
  const port = await new Promise<number>((resolve) =>
    server.listen(0, () => resolve((server.server.address() as AddressInfo).port)),
  )
  let count = 0
  const put = async (folder: string, text: string, headers: readonly string[]) => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      auth: { user: 'support', pass: 'imap-password' },
      logger: false,
    })
    await client.connect()
    await client.append(
      folder,
      [...headers, 'Subject: Help', 'References: <imap-thread@customers.example>', '', text].join('\r\n'),
    )
    await client.logout()
  }
  const from = () => [
    'From: Nadia <nadia@customers.example>',
    'To: imap@demo.example',
    `Message-ID: <imap-${(count += 1)}@customers.example>`,
  ]
  let latest: readonly string[] = []
  let words = ''
  return {
    adapter: 'imap',
    kind: 'email',
    address: 'imap@demo.example',
    settings: { host: '127.0.0.1', port, secure: false, user: 'support', password_env: 'IMAP' },
    variables: { IMAP: 'imap-password' },
    customerWrites: (text) => put('INBOX', (words = text), (latest = from())),
    deliversAgain: () => put('INBOX', words, latest),
    robotWrites: (text) =>
      put('INBOX', text, [...from(), 'Auto-Submitted: auto-replied', 'X-Autoreply: yes']),
    answers: () =>
      catcher.mails
        .filter((mail) => mail.from?.address === 'imap@demo.example')
        .map(({ text }) => text!.trim()),
    refuses: () => catcher.refuseWith({ message: 'no such user', responseCode: 550 }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
