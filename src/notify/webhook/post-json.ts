import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { NoticeRefused } from '../../workflows/ports/notifier.ts'
import { addressProblem, LeadsInside, publicLookup } from './public-lookup.ts'

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

function refuseInside(target: URL): void {
  const problem = addressProblem(target)
  if (problem !== null) throw new NoticeRefused(problem)
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
    sent.once('error', (error) =>
      reject(error instanceof LeadsInside ? new NoticeRefused(error.message) : error),
    )
    sent.end(body)
  })
}
