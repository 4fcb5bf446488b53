import { mkdir, open, rename } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { MailTransport } from './transport.ts'

/** Without a mail server each mail becomes a file, complete from the moment it has its name. */
export function outboxTransport(directory: string, clock: () => Instant): MailTransport {
  const compiler = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async send(mail) {
      const { message, messageId } = await compiler.sendMail(mail)
      const acceptedAt = clock()
      await mkdir(directory, { recursive: true })
      const name = `${formatInstant(acceptedAt).replaceAll(':', '-')}-${fileName(messageId)}.eml`
      const unfinished = path.join(directory, `.${name}.part`)
      const file = await open(unfinished, 'w')
      try {
        await file.writeFile(message as Buffer)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, path.join(directory, name))
      return { acceptedAt, response: `250 in the local outbox as ${name}` }
    },
    close: () => compiler.close(),
  }
}

function fileName(messageId: string): string {
  return messageId.replace(/[^a-zA-Z0-9.-]/g, '').slice(0, 100)
}
