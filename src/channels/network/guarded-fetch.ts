import http from 'node:http'
import https from 'node:https'
import { lookup } from 'node:dns/promises'
import { isPublicAddress } from '../../notify/webhook/public-address.ts'
import { addressProblem, LeadsInside, publicLookup } from '../../notify/webhook/public-lookup.ts'

/** Where channels may call. */
export interface ChannelNetwork {
  /** Origins (`http://mastodon.lan:3000`) that an operator vouches for, though they lie inside or speak plain HTTP. Everything else is public and https. */
  readonly trusted: ReadonlySet<string>
}

/** Why a server is not called. */
export class NotCalled extends Error {
  override name = 'NotCalled'

  constructor(url: URL, problem: string) {
    super(`${url.origin} is not called: ${problem}. An operator may vouch for it in SUNDIAL_TRUSTED_SERVERS`)
  }
}

/** What mends `NotCalled`. */
export const VOUCH =
  'Give the public https address; for a server of your own inside, set SUNDIAL_TRUSTED_SERVERS.'

/** Nobody answers with more than that. Bytes. */
const LARGEST = 64 * 1024 * 1024
/** Beyond that the other side hangs. Milliseconds. */
const PATIENCE = 90_000

// Lines of their own: one that was opened without looking where it leads is never taken up again.
const guardedAgents = {
  http: new http.Agent({ keepAlive: true, lookup: publicLookup }),
  https: new https.Agent({ keepAlive: true, lookup: publicLookup }),
}
const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }

/**
 * `fetch` for addresses that people gave: only the public internet by https, judged at the moment of the connection, and what is trusted.
 * Redirects are not followed, since they could lead elsewhere with the token. Throws `NotCalled`.
 */
export function guardedFetch({ trusted }: ChannelNetwork): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const guarded = !trusted.has(url.origin)
    const problem = guarded ? addressProblem(url) : null
    if (problem !== null) throw new NotCalled(url, problem)
    const body = request.body === null ? null : Buffer.from(await request.arrayBuffer())
    return send(request, url, body, guarded)
  }
}

/** The same for libraries that cannot be given another `fetch`: asked before each call. Throws `NotCalled`. */
export async function mustBeOutside({ trusted }: ChannelNetwork, address: string): Promise<void> {
  const url = new URL(address)
  if (trusted.has(url.origin)) return
  const problem = addressProblem(url)
  if (problem !== null) throw new NotCalled(url, problem)
  const found = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true })
  if (found.some((one) => !isPublicAddress(one.address)))
    throw new NotCalled(url, 'it leads inside our own network')
}

function send(request: Request, url: URL, body: Buffer | null, guarded: boolean): Promise<Response> {
  const secure = url.protocol === 'https:'
  const pool = guarded ? guardedAgents : agents
  return new Promise((resolve, reject) => {
    const sent = (secure ? https : http).request(
      url,
      {
        method: request.method,
        headers: {
          ...Object.fromEntries(request.headers),
          ...(body && { 'content-length': body.length }),
        },
        agent: secure ? pool.https : pool.http,
        signal: AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE)]),
      },
      (incoming) => {
        responseOf(incoming, url).then(resolve, reject)
      },
    )
    sent.once('error', (error) =>
      reject(error instanceof LeadsInside ? new NotCalled(url, error.message) : error),
    )
    sent.end(body ?? undefined)
  })
}

async function responseOf(incoming: http.IncomingMessage, url: URL): Promise<Response> {
  const status = incoming.statusCode ?? 0
  if (status >= 300 && status < 400 && incoming.headers.location) {
    incoming.destroy()
    throw new Error(`${url.origin} leads on to ${incoming.headers.location}: give the address where it is`)
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST) throw new Error(`${url.host} answers with more than ${LARGEST} bytes`)
    chunks.push(chunk)
  }
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headersDistinct))
    for (const one of value ?? []) headers.append(name, one)
  const empty = status === 204 || status === 205 || status === 304
  return new Response(empty ? null : Buffer.concat(chunks), { status, headers })
}
