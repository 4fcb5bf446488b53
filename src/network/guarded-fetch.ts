import type http from 'node:http'
import { bodyOf, exchange, TooLarge } from './exchange.ts'
import { NotCalled, type Network } from './network.ts'
import { addressProblem, LeadsInside } from './public-lookup.ts'

/** Nobody answers with more than that. Bytes. */
const LARGEST = 64 * 1024 * 1024
/** Beyond that the other side hangs. Milliseconds. */
const PATIENCE = 90_000

/**
 * `fetch` for addresses that people gave: only the public internet by https, judged at the moment of the connection, and what is trusted.
 * Redirects are not followed, since they could lead elsewhere with the token. Throws `NotCalled`.
 */
export function guardedFetch({ trusted }: Network): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const guarded = !trusted.has(url.origin)
    const problem = guarded ? addressProblem(url) : null
    if (problem !== null) throw new NotCalled(url.origin, problem)
    const body = request.body === null ? null : Buffer.from(await request.arrayBuffer())
    try {
      const incoming = await exchange(url, {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        body,
        guarded,
        signal: AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE)]),
      })
      return await responseOf(incoming, url)
    } catch (error) {
      throw error instanceof LeadsInside ? new NotCalled(url.origin, error.message) : error
    }
  }
}

async function responseOf(incoming: http.IncomingMessage, url: URL): Promise<Response> {
  const status = incoming.statusCode ?? 0
  if (status >= 300 && status < 400 && incoming.headers.location) {
    incoming.destroy()
    throw new Error(`${url.origin} leads on to ${incoming.headers.location}: give the address where it is`)
  }
  const bytes = await bodyOf(incoming, LARGEST).catch((error: unknown) => {
    throw error instanceof TooLarge ? new Error(`${url.host} answers with ${error.message}`) : error
  })
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headersDistinct))
    for (const one of value ?? []) headers.append(name, one)
  const empty = status === 204 || status === 205 || status === 304
  return new Response(empty ? null : Uint8Array.from(bytes), { status, headers })
}
