import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Instant } from '../../../src/domain/time/instant.ts'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the test's subject sent
  readonly body: any
}

export interface Told {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
}

export interface LittleServer {
  readonly url: string
  /** `METHOD /path` of what was answered with 2xx. */
  readonly asked: readonly string[]
  readonly refusals: readonly number[]
  /** From now on whatever begins so is answered with that status. */
  shut(path: string, status: number): void
  /** The token is worth nothing; false: a token is again. */
  revoke(revoked: boolean): void
  close(): Promise<void>
}

/** A server that answers JSON as a fake decides, with its own clock in `Date`. */
export async function littleServer(
  now: () => Instant,
  answer: (asked: Asked) => Told,
): Promise<LittleServer> {
  const done: string[] = []
  const refusals: number[] = []
  const closed = new Map<string, number>()
  let revoked = false
  const refused = (path: string): Told | null => {
    if (revoked) return { status: 401, json: { error: 'unauthorized' } }
    const [, status] = [...closed].find(([start]) => path === start || path.startsWith(`${start}/`)) ?? []
    return status === undefined ? null : { status, json: { error: 'closed' } }
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
      const text = Buffer.concat(chunks).toString('utf8')
      const method = request.method ?? 'GET'
      const {
        status = 200,
        headers = {},
        json = {},
      } = refused(pathname) ??
      answer({
        method,
        path: pathname,
        query: searchParams,
        headers: request.headers,
        body: text === '' ? null : (JSON.parse(text) as unknown),
      })
      if (status < 300) done.push(`${method} ${pathname}`)
      else refusals.push(status)
      response.writeHead(status, {
        'content-type': 'application/json',
        date: new Date(now()).toUTCString(),
        ...headers,
      })
      response.end(JSON.stringify(json))
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: done,
    refusals,
    shut: (path, status) => void closed.set(path, status),
    revoke: (is) => (revoked = is),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
