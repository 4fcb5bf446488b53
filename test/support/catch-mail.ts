import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A real SMTP server that keeps what it is given. */
export interface MailCatcher {
  readonly url: string
  readonly mails: readonly (Email & { readonly to: readonly string[] })[]
  /** The next mails are answered with this instead. */
  refuseWith(error: { readonly message: string; readonly responseCode: number } | null): void
  close(): Promise<void>
}

export async function catchMail(): Promise<MailCatcher> {
  const mails: (Email & { to: string[] })[] = []
  let refusal: { message: string; responseCode: number } | null = null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refusal) {
          callback(Object.assign(new Error(refusal.message), refusal))
          return
        }
        const to = session.envelope.rcptTo.map(({ address }) => address)
        PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push({ ...mail, to: to as never })
          callback()
        }, callback)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails: mails,
    refuseWith: (error) => (refusal = error),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
