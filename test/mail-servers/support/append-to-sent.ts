import { ImapFlow } from 'imapflow'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { SendMailOptions } from 'nodemailer'

/** What a mail program does after sending: it files a copy under Sent. */
export async function appendToSent(port: number, mail: SendMailOptions): Promise<void> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user: 'support', pass: 'test' },
    logger: false,
  })
  await client.connect()
  const raw = await new MailComposer(mail).compile().build()
  await client.append('Sent', raw, ['\\Seen'])
  await client.logout()
}
