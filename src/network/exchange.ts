import http from 'node:http'
import https from 'node:https'
import { publicLookup } from './public-lookup.ts'

export interface HttpCall {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: Uint8Array | string | null
  /** Only the public internet, judged at the moment of the connection. */
  readonly guarded: boolean
  /** Ends it, up to the last byte. */
  readonly signal: AbortSignal
}

/** More than was to be read. */
export class TooLarge extends Error {
  override name = 'TooLarge'
}

// Lines of their own: one that was opened without looking where it leads is never taken up again.
const guardedAgents = {
  http: new http.Agent({ keepAlive: true, lookup: publicLookup }),
  https: new https.Agent({ keepAlive: true, lookup: publicLookup }),
}
const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }

/** One request; resolves with the head of the answer, whatever it says. Redirects are nobody's but the caller's. Rejects with `LeadsInside`. */
export function exchange(
  url: URL,
  { method = 'GET', headers = {}, body = null, guarded, signal }: HttpCall,
): Promise<http.IncomingMessage> {
  const secure = url.protocol === 'https:'
  const pool = guarded ? guardedAgents : agents
  return new Promise((resolve, reject) => {
    const sent = (secure ? https : http).request(
      url,
      {
        method,
        headers: { ...headers, ...(body !== null && { 'content-length': Buffer.byteLength(body) }) },
        agent: secure ? pool.https : pool.http,
        signal,
      },
      resolve,
    )
    sent.once('error', reject)
    sent.end(body ?? undefined)
  })
}

/** The body of an answer. Throws `TooLarge` beyond so many bytes, and whatever broke the line. */
export async function bodyOf(incoming: http.IncomingMessage, largest: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest) throw new TooLarge(`more than ${largest} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
