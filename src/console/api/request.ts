import { learnServerTime } from '../live/now.ts'
import { takeEarly } from './early.ts'
import { Problem } from './problem.ts'

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Goes out even if the page is being closed. */
  readonly keepalive?: boolean
}

/** Asks the API; `path` is below /api/v1. Anything but success is thrown as a Problem. */
export async function request<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  const early = isPlain(options) ? takeEarly(options.method ?? 'GET', path) : null
  const askedAt = early?.askedAt ?? performance.now()
  const response = await (early ? early.answer.catch(() => ask(path, options)) : ask(path, options))
  const date = response.headers.get('x-server-time') ?? response.headers.get('date')
  if (date) learnFrom(askedAt, date)
  const body = await bodyOf(response)
  if (!response.ok) throw problemOf(response, body)
  return body as Answer
}

/** Nothing is said beside the path. */
function isPlain({ body, headers }: RequestOptions): boolean {
  return body === undefined && headers === undefined
}

async function ask(
  path: string,
  { method = 'GET', body, headers, signal, keepalive = false }: RequestOptions,
): Promise<Response> {
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      credentials: 'same-origin',
      keepalive,
      headers: {
        accept: 'application/json',
        'x-sundial-request': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new Problem(0, 'offline', 'The server did not answer.')
  }
}

/** The Date header is cut to whole seconds: half a second is the best guess of what was cut. */
function learnFrom(askedAt: number, date: string): void {
  const at = /^\d+$/.test(date) ? Number(date) : Date.parse(date) + 500
  if (!Number.isNaN(at)) learnServerTime({ askedAt, heardAt: performance.now(), serverTime: at })
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return null
  if (!/json/.test(response.headers.get('content-type') ?? '')) return null
  return response.json().catch(() => null)
}

function problemOf(response: Response, body: unknown): Problem {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const code = typeof told['code'] === 'string' ? told['code'] : `http_${response.status}`
  const detail = typeof told['detail'] === 'string' ? told['detail'] : response.statusText
  return new Problem(response.status, code, detail, told)
}
