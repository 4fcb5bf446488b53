import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Channel } from '../../domain/conversation/channel.ts'
import type { BrandId } from '../../domain/ids.ts'
import { admit, channelIn } from './admit.ts'
import { callerLimits, callerOf } from './caller-limits.ts'
import type { ChatDeps } from './chat-deps.ts'
import type { Door } from './door.ts'
import { keepDoor } from './keep-door.ts'
import { Line } from './line.ts'
import { Lines } from './lines.ts'
import { HELLO_WITHIN, MAX_FRAME } from './limits.ts'
import { loadPromises } from './promise-now.ts'
import { remember } from './remember.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import { takeFrame } from './take-frame.ts'

export interface ChatDoor {
  /** How many browsers hold a line here. */
  readonly lines: number
  /** Browsers are told to come back, to another node or to this one when it is there again. */
  close(): Promise<void>
}

/** Takes customers' lines in at `/chat/:channel` of a server that somebody else listens with. */
export async function attachChatDoor(server: Server, deps: ChatDeps): Promise<ChatDoor> {
  const id = deps.newId()
  const lines = new Lines(deps.chat, id)
  const clock = { at: await deps.chat.beat(id), seen: performance.now() }
  const door: Door = {
    id,
    deps,
    lines,
    waiting: remember(250, async ({ brandId, id: channelId }: Channel) => {
      const turns = await deps.chat.waiting(brandId, channelId)
      return new Map(turns.map((turn) => [turn.conversationId, turn]))
    }),
    promises: remember(1_000, (brandId: BrandId) => loadPromises(deps, brandId)),
    now: () => Math.trunc(clock.at + performance.now() - clock.seen),
  }
  const channels = remember(1_000, (slug: string) => deps.store.transaction((tx) => tx.setup.channel(slug)))
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const mayOpen = callerLimits(lines, deps.callers)
  const keeping = keepDoor(door, (at) => Object.assign(clock, { at, seen: performance.now() }))
  let closing = false
  server.on('upgrade', upgrade)

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const slug = channelIn(request.url)
    if (slug === null) {
      const nobodyElse = server.listenerCount('upgrade') === 1
      if (nobodyElse)
        refuseUpgrade(socket, { status: 404, code: 'not_found', detail: 'lines are at /chat/:channel' })
      return
    }
    socket.on('error', () => socket.destroy())
    letIn(slug, request, socket, head).catch((error: unknown) => {
      deps.log.error({ err: error }, 'a chat line could not be opened')
      refuseUpgrade(
        socket,
        { status: 503, code: 'unavailable', detail: 'try again in a moment' },
        { 'Retry-After': '5' },
      )
    })
  }

  async function letIn(slug: string, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const address = callerOf(request, deps.trustProxy ?? false)
    const wait = await mayOpen(address)
    if (wait > 0) {
      const detail = 'too many lines from one address'
      refuseUpgrade(socket, { status: 429, code: 'slow_down', detail }, { 'Retry-After': String(wait) })
      return
    }
    const admission = admit(await channels.get(slug), slug, request)
    if (!admission.ok) {
      refuseUpgrade(socket, admission)
      return
    }
    if (closing) throw new Error('the door is closing')
    sockets.handleUpgrade(request, socket, head, (websocket) => serve(websocket, admission.channel, address))
  }

  function serve(socket: WebSocket, channel: Channel, address: string): void {
    const onError = (error: unknown) =>
      deps.log.warn({ err: error, channel: channel.slug }, 'a chat line broke')
    const line = new Line(socket, { channel, address, onError })
    lines.add(line)
    const silent = setTimeout(() => {
      if (line.sessionId === null) line.close(1008, 'hello did not come')
    }, HELLO_WITHIN)
    socket.on('message', (data, binary) => {
      line.unanswered = 0
      takeFrame(door, line, (data as Buffer).toString('utf8'), binary)
    })
    socket.on('pong', () => (line.unanswered = 0))
    socket.on('error', () => line.cut()) // a frame that breaks the protocol; ws has said why
    socket.on('close', () => {
      clearTimeout(silent)
      line.inTurn(() => lines.remove(line))
    })
  }

  return {
    get lines() {
      return lines.all.size
    },
    async close() {
      closing = true
      server.off('upgrade', upgrade)
      await keeping.stop()
      const open = [...lines.all]
      for (const line of open) line.close(1012, 'the server restarts')
      await Promise.all(open.map((line) => line.ended(CLOSE_WITHIN)))
      await deps.chat.retire(id)
    },
  }
}

const CLOSE_WITHIN = 2_000
