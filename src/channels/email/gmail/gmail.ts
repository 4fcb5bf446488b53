import { z } from 'zod'
import { accessTokens } from '../../oauth/access-tokens.ts'
import { callService, type ServiceAnswer } from '../../port/call-service.ts'
import type { Line } from '../../port/adapter.ts'
import { waitOf } from '../../../network/wait-of.ts'
import { ComeBackLater } from '../../../workflows/ports/channel-adapter.ts'
import type { GmailSettings } from './gmail-settings.ts'

/** The API refuses, and says why. */
export class GmailRefuses extends Error {
  override name = 'GmailRefuses'
  readonly status: number
  readonly reason: string

  constructor(status: number, reason: string, message: string) {
    super(`Gmail refuses (${status}${reason && ` ${reason}`}): ${message}`)
    this.status = status
    this.reason = reason
  }
}

export interface Gmail {
  /** `path` below `/gmail/v1/users/me/`. Throws `GmailRefuses`, `ComeBackLater`, or what may pass. */
  get(path: string, query?: readonly (readonly [string, string])[]): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
}

export function gmail({ settings, secret, fetch, now }: Line<GmailSettings>): Gmail {
  const { client_id, client_secret_env, refresh_token_env, token_url, api_url } = settings
  const token = accessTokens({ client_id, client_secret_env, refresh_token_env, token_url }, secret, fetch)
  const service = { fetch, token }
  const at = (path: string) => new URL(`/gmail/v1/users/me/${path}`, api_url)
  return {
    async get(path, query = []) {
      const url = at(path)
      for (const [name, value] of query) url.searchParams.append(name, value)
      return judge(await callService(service, { url }), await now())
    },
    async post(path, body) {
      const call = {
        method: 'POST' as const,
        url: at(path),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
      return judge(await callService(service, call), await now())
    },
  }
}

const failure = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).default([]),
  }),
})

/** Limits come as 429, and as 403 with one of these reasons. */
const tooOften = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'dailyLimitExceeded',
  'RESOURCE_EXHAUSTED',
])

function judge({ status, json, header }: ServiceAnswer, now: number): unknown {
  if (status >= 200 && status < 300) return json
  const { error } = failure.catch({ error: { message: `HTTP ${status}`, errors: [] } }).parse(json)
  const reason = error.errors[0]?.reason ?? error.status ?? ''
  if (status === 429 || (status === 403 && tooOften.has(reason))) {
    // "User-rate limit exceeded. Retry after 2026-11-29T12:00:00.000Z"
    const until = /retry after (\d{4}-\S+Z)/i.exec(error.message)?.[1]
    throw new ComeBackLater(
      waitOf({ retryAfter: header('retry-after'), reset: until }, now),
      `Gmail asks us to wait: ${error.message}`,
    )
  }
  if (status >= 500) throw new Error(`Gmail has trouble (${status}): ${error.message}`)
  throw new GmailRefuses(status, reason, error.message)
}
