import { setTimeout as sleep } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** What a mail server may be like today. `cut` takes the mail and loses the line before it says so. */
export const moods = ['well', 'hang', 'later', 'slow', 'cut'] as const
export type Mood = (typeof moods)[number]

export interface Taken {
  readonly messageId: string
  readonly to: string
  readonly text: string
}

/** A real SMTP server with moods, which keeps whatever it has taken. */
export interface MoodyMailServer {
  readonly port: number
  readonly taken: readonly Taken[]
  mood(mood: Mood): void
  close(): Promise<void>
}

export async function moodyMailServer(): Promise<MoodyMailServer> {
  const taken: Taken[] = []
  let mood: Mood = 'well'
  const hanging = new Set<() => void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on(
        'end',
        () => void answer(Buffer.concat(chunks), session.envelope.rcptTo[0]!.address, callback),
      )
    },
  })
  server.on('error', () => undefined)

  async function answer(raw: Buffer, to: string, callback: (error?: Error | null) => void): Promise<void> {
    const today = mood
    if (today === 'later') {
      callback(Object.assign(new Error('busy'), { responseCode: 451 }))
      return
    }
    if (today === 'hang') await new Promise<void>((resolve) => hanging.add(resolve))
    if (today === 'slow') await sleep(1_500)
    const mail = await PostalMime.parse(raw)
    taken.push({ messageId: mail.messageId ?? '', to, text: mail.text ?? '' })
    if (today !== 'cut') {
      callback(null)
      return
    }
    // Everybody's line: smtp-server does not say which socket this is.
    for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
      .connections)
      connection._socket.destroy()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: (server.server.address() as { port: number }).port,
    taken,
    mood(next) {
      mood = next
      if (next === 'hang') return
      for (const wake of hanging) wake()
      hanging.clear()
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
