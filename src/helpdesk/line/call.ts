import { waitOf } from '../../network/wait-of.ts'
import { bodyOf, exchange, TooLarge } from '../../network/exchange.ts'
import { addressProblem } from '../../network/public-lookup.ts'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import { TokenRefused } from '../../workflows/ports/helpdesk.ts'
import { SECOND, type Instant } from '../../domain/time/instant.ts'
import type { Network } from '../../network/network.ts'

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
  { trusted }: Network,
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

async function request(target: URL, { method, headers, body, guarded }: Request): Promise<Answer> {
  const incoming = await exchange(target, {
    method,
    headers: { ...headers, ...(body !== null && { 'content-type': 'application/json' }) },
    body,
    guarded,
    signal: AbortSignal.timeout(PATIENCE),
  })
  const bytes = await bodyOf(incoming, LARGEST).catch((error: unknown) => {
    throw error instanceof TooLarge ? new Error(`${target.host} answers with ${error.message}`) : error
  })
  const header = (name: string) => incoming.headersDistinct[name]?.[0]
  const at = Date.parse(header('date') ?? '')
  const text = bytes.toString('utf8')
  const status = incoming.statusCode ?? 0
  const ok = status >= 200 && status < 300
  return {
    status,
    body: text === '' ? null : readJson(text, ok, target),
    header,
    at: Number.isNaN(at) ? null : at,
  }
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
