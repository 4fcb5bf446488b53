import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Request {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Response {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  /** Instead of JSON, as it is. */
  readonly plain?: string
}

export interface Served {
  readonly url: string
  readonly server: ReturnType<typeof createServer>
  close(): Promise<void>
}

/** A web server on a port of its own that answers JSON. */
export async function serve(answer: (request: Request) => Response | Promise<Response>): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://fake')
      const request = {
        method: incoming.method ?? 'GET',
        path: pathname,
        query: searchParams,
        headers: incoming.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      Promise.resolve(answer(request)).then(
        ({ status = 200, headers = {}, json, plain }) => {
          outgoing.writeHead(status, {
            'content-type': plain === undefined ? 'application/json' : 'text/plain',
            ...headers,
          })
          outgoing.end(plain ?? JSON.stringify(json))
        },
        () => outgoing.destroy(),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
