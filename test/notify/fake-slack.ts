import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SlackCall {
  readonly method: string
  readonly token: string | undefined
  readonly fields: Readonly<Record<string, string>>
}

/** Speaks as much of Slack's Web API as we use, and refuses what Slack would refuse. */
export interface FakeSlack {
  readonly url: string
  readonly calls: readonly SlackCall[]
  close(): Promise<void>
}

export async function fakeSlack(token: string): Promise<FakeSlack> {
  const calls: SlackCall[] = []
  const posted = new Set<string>()
  let count = 0
  const answer = ({ method, token: given, fields }: SlackCall): Record<string, unknown> => {
    if (given !== token) return { ok: false, error: 'invalid_auth' }
    const blocks = fields['blocks']
    if (method !== 'auth.test' && (!fields['text'] || !blocks || !Array.isArray(JSON.parse(blocks))))
      return { ok: false, error: 'invalid_blocks' }
    switch (method) {
      case 'chat.postMessage': {
        if (!fields['channel']?.startsWith('U')) return { ok: false, error: 'channel_not_found' }
        const message = { channel: `D${fields['channel'].slice(1)}`, ts: `1700000000.00000${(count += 1)}` }
        posted.add(`${message.channel} ${message.ts}`)
        return { ok: true, ...message }
      }
      case 'chat.update':
        return posted.has(`${fields['channel']} ${fields['ts']}`)
          ? { ok: true }
          : { ok: false, error: 'message_not_found' }
      default:
        return { ok: false, error: 'unknown_method' }
    }
  }
  const server = createServer((request, response) => {
    bodyOf(request).then(
      (body) => {
        const call = {
          method: (request.url ?? '').split('/').at(-1)!,
          token: request.headers.authorization?.replace('Bearer ', ''),
          fields: Object.fromEntries(new URLSearchParams(body)),
        }
        calls.push(call)
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(answer(call)))
      },
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
