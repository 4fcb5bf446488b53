import http from 'node:http'
import https from 'node:https'
import { waitOf } from '../../channels/port/wait-of.ts'
import { addressProblem, publicLookup } from '../../notify/webhook/public-lookup.ts'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import { TokenRefused } from '../../workflows/ports/helpdesk.ts'
import { SECOND, type Instant } from '../../domain/time/instant.ts'
import type { HelpdeskNetwork } from './network.ts'

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly header: (name: string) => string | undefined
  /** By the helpdesk's own clock; null where it does not say. */
  readonly at: Instant | null
}

/** A line to one helpdesk, with the token on every call. */
export type HelpdeskLine = (call: Call) => Promise<Answer>

/** This part of the helpdesk is closed to the token (403), or not there on this plan (402, 404). */
export class NotAvailable extends Error {
  override name = 'NotAvailable'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Beyond that the other side hangs. */
const PATIENCE = 60 * SECOND
/** A page of a thousand tickets has a few megabytes. */
const LARGEST = 64 * 1024 * 1024

/**
 * Calls the interface of a helpdesk. Redirects are not followed, since they could lead elsewhere with the token. Throws `TokenRefused` for 401,
 * `NotAvailable` for 402, 403 and 404, `ComeBackLater` for 429 and for 503 with a date; other failures may pass. No error carries the token.
 */
export function helpdeskLine(
  base: string,
  headers: Readonly<Record<string, string>>,
  { trusted }: HelpdeskNetwork,
): HelpdeskLine {
  const origin = new URL(base)
  const guarded = !trusted.has(origin.origin)
  const problem = guarded ? addressProblem(origin) : null
  return async ({ method = 'GET', path, query = {}, body }) => {
    if (problem !== null) throw new NotAvailable(0, problem)
    const target = new URL(path, origin)
    for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value)
    const answer = await request(target, {
      method,
      headers: { accept: 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      guarded,
    })
    return judge(target, answer)
  }
}

function judge(target: URL, answer: Answer): Answer {
  const { status, header, at } = answer
  if ((status >= 200 && status < 300) || status === 409 || status === 422) return answer
  const said = `${target.host} answered ${status} to ${target.pathname}`
  const retryAfter = header('retry-after')
  if (status === 429 || (status === 503 && retryAfter !== undefined))
    throw new ComeBackLater(
      waitOf({ retryAfter, reset: header('x-ratelimit-reset') }, at ?? NaN),
      `${target.host} asks us to wait`,
    )
  if (status === 401) throw new TokenRefused(said)
  if (status === 402 || status === 403 || status === 404) throw new NotAvailable(status, said)
  throw new Error(said)
}

interface Request {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly guarded: boolean
}

function request(target: URL, { method, headers, body, guarded }: Request): Promise<Answer> {
  const { request: send } = target.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const sent = send(
      target,
      {
        method,
        headers: {
          ...headers,
          ...(body !== null && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          }),
        },
        signal: AbortSignal.timeout(PATIENCE),
        ...(guarded && { lookup: publicLookup }),
      },
      (response) => {
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > LARGEST)
            response.destroy(new Error(`${target.host} answers with more than ${LARGEST} bytes`))
          else chunks.push(chunk)
        })
        response.once('error', reject)
        response.once('end', () => {
          const header = (name: string) => {
            const value = response.headers[name]
            return Array.isArray(value) ? value[0] : value
          }
          const at = Date.parse(header('date') ?? '')
          try {
            const text = Buffer.concat(chunks).toString('utf8')
            const status = response.statusCode ?? 0
            const ok = status >= 200 && status < 300
            resolve({
              status,
              body: text === '' ? null : readJson(text, ok, target),
              header,
              at: Number.isNaN(at) ? null : at,
            })
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)))
          }
        })
      },
    )
    sent.once('error', reject)
    sent.end(body ?? undefined)
  })
}

/** Pages that say what went wrong are often no JSON; an answer that is meant for us has to be. */
function readJson(text: string, needed: boolean, target: URL): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!needed) return null
    throw new Error(`${target.host} answered ${target.pathname} with something that is no JSON`, {
      cause: error,
    })
  }
}
