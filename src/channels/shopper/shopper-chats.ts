import WebSocket from 'ws'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { ClientFrame, ServerFrame } from '../../domain/chat/frames.ts'
import { MINUTE, SECOND, type Millis } from '../../domain/time/instant.ts'
import { chatSettings } from '../chat/chat-settings.ts'

export interface ChatVisit {
  readonly channel: Channel
  /** A session's token: who the browser is. */
  readonly token: string
  readonly clientId: string
  readonly name: string
  /** Left when the customer goes away without an answer. */
  readonly address: string
  readonly text: string
}

export interface ShopperChats {
  /** Resolves when the door has accepted the message. The line stays open for a while, as a customer's does. Throws what the door said. */
  visit(visit: ChatVisit): Promise<void>
  /** Everybody leaves. */
  close(): void
}

/** A message is accepted within that, or the visit has failed. */
const PATIENCE: Millis = 20 * SECOND
/** So long a customer stays at the window; then they leave their address and go. */
const STAYS: Millis = 10 * MINUTE

/** Customers at the chat's real door: they speak the widget's own protocol over a WebSocket, from a page that may carry it. */
export function shopperChats(
  baseUrl: string,
  { stays = STAYS }: { readonly stays?: Millis } = {},
): ShopperChats {
  const open = new Set<WebSocket>()
  return {
    visit(visit) {
      const { slug } = visit.channel
      const socket = new WebSocket(`${baseUrl.replace(/^http/, 'ws')}/chat/${encodeURIComponent(slug)}`, {
        headers: pageOf(visit.channel),
        handshakeTimeout: PATIENCE,
      })
      open.add(socket)
      socket.once('close', () => open.delete(socket))
      return talk(socket, visit, stays).catch((error: unknown) => {
        socket.terminate()
        throw new Error(`the chat of ${slug} did not take it: ${(error as Error).message}`, { cause: error })
      })
    },
    close() {
      for (const socket of open) socket.terminate()
    },
  }
}

/** Any page may carry a widget whose channel names none. */
function pageOf(channel: Channel): Record<string, string> {
  const [page] = chatSettings(channel).allowedOrigins
  return page === undefined ? {} : { origin: page.replace('://*.', '://www.') }
}

function talk(
  socket: WebSocket,
  { token, clientId, name, address, text }: ChatVisit,
  stays: Millis,
): Promise<void> {
  const say = (frame: ClientFrame): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
  }
  let leaving: NodeJS.Timeout | undefined
  const leave = () => {
    say({ type: 'address', client_id: `${clientId}-address`, email: address })
    socket.close()
  }
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('nothing was accepted in time')), PATIENCE)
    socket.on('error', reject)
    socket.on('unexpected-response', (_request, response) =>
      reject(new Error(`it answered ${response.statusCode ?? 'nothing'}`)),
    )
    socket.on('close', (code: number) => {
      clearTimeout(late)
      clearTimeout(leaving)
      reject(new Error(`it closed the line (${code})`))
    })
    socket.on('open', () => say({ type: 'hello', token, name }))
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString('utf8')) as ServerFrame
      if (frame.type === 'welcome') say({ type: 'message', client_id: clientId, text })
      if (frame.type === 'error') reject(new Error(frame.detail))
      if (frame.type === 'accepted' && frame.client_id === clientId) {
        clearTimeout(late)
        leaving = setTimeout(leave, stays)
        leaving.unref()
        resolve()
      }
      if (frame.type === 'said' && frame.ack) {
        say({ type: 'ack', message_id: frame.message.id })
        // Answered: nothing keeps them here, and no address is needed.
        clearTimeout(leaving)
        leaving = setTimeout(() => socket.close(), LINGERS)
      }
    })
  })
}

/** Whoever has read their answer goes. */
const LINGERS: Millis = 5 * SECOND
