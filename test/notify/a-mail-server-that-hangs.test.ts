import { randomUUID } from 'node:crypto'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mailAdapter } from '../../src/channels/email/mail-adapter.ts'
import type { ReplyContext } from '../../src/workflows/ports/channel-adapter.ts'
import { mailTransport, MailServerHangs, type MailTransport } from '../../src/notify/mail/transport.ts'

let server: SMTPServer
let transport: MailTransport
/** Ends of mails that the server has not acknowledged yet. */
let waiting: (() => void)[]
let connections: Set<string>

beforeEach(async () => {
  waiting = []
  connections = new Set()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 50,
    onConnect(session, callback) {
      connections.add(session.id)
      callback()
    },
    onClose: (session) => void connections.delete(session.id),
    onData(stream, _, callback) {
      stream.resume()
      stream.on('end', () => waiting.push(() => callback(null)))
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as { port: number }
  transport = mailTransport({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    outbox: '',
    clock: () => Date.now(),
    suspectAfter: 0,
    idleAfter: 100,
  })
})
afterEach(async () => {
  transport.close()
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const send = () =>
  transport.send({ from: 'desk@demo.example', to: 'ana@customers.example', subject: 'Hi', text: 'Hi' })

test('four mails wait for a server that hangs; whoever comes then hears so at once, and is served again when it wakes', async () => {
  const first = Array.from({ length: 4 }, send)
  await vi.waitUntil(() => waiting.length === 4, { timeout: 10_000 })
  await expect(send()).rejects.toThrow(MailServerHangs)

  for (const answer of waiting.splice(0)) answer()
  await Promise.all(first)
  const next = send()
  await vi.waitUntil(() => waiting.length === 1, { timeout: 10_000 })
  waiting[0]!()
  expect((await next).response).toContain('250')
})

test('a connection that nobody uses is closed', async () => {
  const sent = send()
  await vi.waitUntil(() => waiting.length === 1, { timeout: 10_000 })
  expect(connections.size).toBe(1)
  waiting[0]!()
  await sent
  await vi.waitUntil(() => connections.size === 0, { timeout: 10_000 })
})

test('an answer to a customer comes back later and uses up none of its attempts', async () => {
  const hangs: MailTransport = {
    send: () => Promise.reject(new MailServerHangs('it does not answer')),
    close: () => undefined,
  }
  const context = {
    channel: { address: 'desk@demo.example', name: 'Desk' },
    reply: { text: 'Hello', externalId: '<a@demo.example>', conversationId: randomUUID(), messageId: 'm' },
    customer: { address: 'ana@customers.example', name: null },
    externalIds: [],
    inReplyTo: null,
    subject: null,
  } as unknown as ReplyContext
  await expect(mailAdapter(hangs, new Uint8Array(32)).deliver(context)).rejects.toMatchObject({
    name: 'ComeBackLater',
    after: 15_000,
  })
})
