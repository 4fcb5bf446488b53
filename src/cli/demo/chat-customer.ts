import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import WebSocket from 'ws'
import type { ClientFrame, ServerFrame } from '../../domain/chat/frames.ts'

/** A customer stays at the window for so long, then closes the page. Milliseconds. */
const PATIENCE = 120_000

/** Writes one message in the chat, waits for the answer, and acknowledges it as the widget does. */
export async function sayInChat(
  baseUrl: string,
  text: string,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const socket = new WebSocket(`${baseUrl.replace(/^http/, 'ws')}/chat/demo-chat`)
  const say = (frame: ClientFrame): void => socket.send(JSON.stringify(frame))
  const close = (): void => socket.close()
  signal.addEventListener('abort', close, { once: true })
  await once(socket, 'open')
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as ServerFrame
    if (frame.type === 'welcome') say({ type: 'message', client_id: randomUUID(), text })
    if (frame.type === 'said' && frame.ack) say({ type: 'ack', message_id: frame.message.id })
  })
  socket.on('error', () => undefined)
  say({ type: 'hello', name })
  void sleep(PATIENCE, undefined, { signal })
    .catch(() => undefined)
    .then(close)
}
