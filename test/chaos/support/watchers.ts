import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { ServerFrame } from '../../../src/domain/chat/frames.ts'
import type { Node } from './nodes.ts'

export interface WatchersOptions {
  readonly node: Node
  readonly token: string
  /** Boards that stay open: each reads the live stream, and the board every five seconds. */
  readonly boards: number
  /** Customers on the shop's page at a time; each asks something, stays for a while, and goes. */
  readonly chats: number
}

/** People with a page open: leads before their boards, customers in the chat. They come and go, as people do. */
export function startWatchers({ node, token, boards, chats }: WatchersOptions) {
  const end = new AbortController()
  const seen = { events: 0, boards: 0, chats: 0 }
  const headers = { authorization: `Bearer ${token}` }
  const loops = [
    ...Array.from({ length: boards }, (_, n) => until(() => watch(60_000 + n * 30_000))),
    ...Array.from({ length: boards }, () => until(look)),
    ...Array.from({ length: chats }, (_, n) => until(() => chat(5_000 + n * 2_000))),
  ]

  async function until(work: () => Promise<void>): Promise<void> {
    while (!end.signal.aborted) await work().catch(() => pause(200))
  }

  const pause = (length: number): Promise<void> =>
    sleep(length, undefined, { signal: end.signal }).catch(() => undefined)

  async function watch(length: number): Promise<void> {
    const signal = AbortSignal.any([end.signal, AbortSignal.timeout(length)])
    const response = await fetch(`${node.url}/api/v1/stream`, { headers, signal })
    for await (const bytes of response.body!)
      seen.events +=
        Buffer.from(bytes as Uint8Array)
          .toString('latin1')
          .split('\ndata: ').length - 1
  }

  async function look(): Promise<void> {
    const response = await fetch(`${node.url}/api/v1/board`, { headers, signal: end.signal })
    await response.arrayBuffer()
    if (response.ok) seen.boards += 1
    await pause(5_000)
  }

  async function chat(length: number): Promise<void> {
    const line = new WebSocket(`${node.url.replace('http', 'ws')}/chat/demo-chat`)
    line.on('error', () => undefined)
    line.on('open', () => line.send(JSON.stringify({ type: 'hello' })))
    line.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ServerFrame
      if (frame.type === 'welcome')
        line.send(JSON.stringify({ type: 'message', client_id: 'first', text: 'Is anybody there?' }))
      else if (frame.type === 'accepted') seen.chats += 1
      else if (frame.type === 'said' && frame.ack)
        line.send(JSON.stringify({ type: 'ack', message_id: frame.message.id }))
    })
    await pause(length)
    line.close()
    await pause(500)
  }

  return {
    seen,
    async stop() {
      end.abort()
      await Promise.all(loops)
    },
  }
}
