import type { ClientFrame } from '../../domain/chat/frames.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import { complain, nowOf, type Door } from './door.ts'
import type { Line } from './line.ts'
import { MAX_TEXT } from './limits.ts'
import { promiseNow } from './promise-now.ts'
import { queuePlace, turnIn } from './queue-place.ts'
import { readSession, signSession } from './session-token.ts'
import { OVERLAP } from './tell-news.ts'

/** Begins a session or goes on with one: who the browser is, what was said meanwhile, where the customer stands. */
export async function sayHello(
  door: Door,
  line: Line,
  hello: Extract<ClientFrame, { type: 'hello' }>,
): Promise<void> {
  if (line.sessionId !== null) {
    complain(line, 'bad_frame', 'hello comes once, at the beginning')
    return
  }
  const { deps, lines } = door
  const { channel } = line
  const known = readSession(hello.token ?? '', channel.id, door.now(), deps.sessionKey)
  const session = known ?? { id: deps.newId(), channelId: channel.id }
  line.language = hello.language ?? null
  line.name = hello.name ?? null

  const conversationId = known && (await deps.chat.conversationOf(channel.brandId, channel.id, session.id))
  line.toldUpTo = door.now()
  if (conversationId !== null) await lines.join(line, conversationId)
  const since = known && hello.since !== undefined ? parseInstant(hello.since) : null
  const said =
    conversationId === null
      ? []
      : await deps.chat.transcript(channel.brandId, conversationId, since === null ? null : since - OVERLAP)
  for (const { message } of said) line.told.add(message.id)
  line.place = turnIn(await door.waiting.get(channel), conversationId)

  line.send({
    type: 'welcome',
    session: session.id,
    token: signSession(session, door.now(), deps.sessionKey),
    resumed: known !== null,
    channel: { name: channel.name },
    transcript: said.filter(({ queued }) => !queued).map(({ message }) => message),
    address: conversationId === null ? null : await deps.chat.addressOf(channel.brandId, conversationId),
    promise: await promiseNow(door, line),
    queue: queuePlace(line.place),
    max_text: MAX_TEXT,
    now: nowOf(door),
  })
  for (const { message, queued } of said) if (queued) line.send({ type: 'said', message, ack: true })
  line.sessionId = session.id
}
