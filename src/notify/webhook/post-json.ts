import { lookup as resolve } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { NoticeRefused } from '../../workflows/ports/notifier.ts'
import { isPublicAddress } from './public-address.ts'

/** Beyond that the other side hangs; the queue tries again. */
const PATIENCE_MS = 10_000

export interface PostOptions {
  /** For addresses that people gave: nothing inside our own network is called, whatever name it has at that moment. */
  readonly publicOnly?: boolean
}

/**
 * Posts JSON and answers the status; redirects are not followed. Throws `NoticeRefused` for what the other side will never
 * take (4xx but 408 and 429), and for an address that may not be called.
 */
export async function postJson(
  url: string,
  body: unknown,
  { publicOnly = false }: PostOptions = {},
): Promise<number> {
  const target = new URL(url)
  if (publicOnly) refuseInside(target)
  const status = await post(target, JSON.stringify(body), publicOnly ? publicLookup : undefined)
  if (status >= 200 && status < 300) return status
  const problem = `${target.host} answered ${status}`
  const final = status >= 300 && status < 500 && ![408, 429].includes(status)
  throw final ? new NoticeRefused(problem) : new Error(problem)
}

function refuseInside({ protocol, hostname, username, password }: URL): void {
  if (protocol !== 'https:') throw new NoticeRefused('only https:// addresses are called')
  if (username || password) throw new NoticeRefused('an address that is called carries no user or password')
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) && !isPublicAddress(literal))
    throw new NoticeRefused(`${hostname} lies inside our own network`)
}

/** Judged at the moment of the connection, so that a name cannot lead elsewhere in between. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const inside = error ? undefined : addresses.find(({ address }) => !isPublicAddress(address))
    const refusal = inside && new NoticeRefused(`${hostname} leads inside our own network`)
    if (error ?? refusal) done(error ?? refusal!, [])
    else if (options.all) done(null, addresses)
    else done(null, addresses[0]!.address, addresses[0]!.family)
  })
}

function post(target: URL, body: string, lookup: LookupFunction | undefined): Promise<number> {
  const { request } = target.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const sent = request(
      target,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(lookup && { lookup }),
      },
      (response) => {
        response.destroy()
        resolve(response.statusCode ?? 0)
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}
