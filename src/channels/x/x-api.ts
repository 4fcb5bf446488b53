import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { MINUTE, SECOND } from '../../domain/time/instant.ts'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import { attempt, type ServiceAnswer } from '../port/call-service.ts'
import { signOauth1 } from '../oauth/sign-oauth1.ts'
import type { Line } from '../port/adapter.ts'
import { waitOf } from '../../network/wait-of.ts'
import type { XSettings } from './x-settings.ts'

/** The API refuses, and says why. */
export class XRefuses extends Error {
  override name = 'XRefuses'
  readonly status: number

  constructor(status: number, detail: string) {
    super(`X refuses (${status}): ${detail}`)
    this.status = status
  }
}

export interface XApi {
  /** `path` below `/2/`. Throws `XRefuses`, `ComeBackLater`, or what may pass. */
  get(path: string, query?: Readonly<Record<string, string>>): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
}

/** Calls for one account, each signed. May throw what `secret` throws. */
export function xApi({ settings, secret, fetch, now }: Line<XSettings>): XApi {
  const keys = {
    consumerKey: secret(settings.consumer_key_env),
    consumerSecret: secret(settings.consumer_secret_env),
    token: secret(settings.access_token_env),
    tokenSecret: secret(settings.access_secret_env),
  }
  async function call(method: 'GET' | 'POST', url: URL, body?: unknown): Promise<unknown> {
    const at = await now()
    const once = { nonce: randomBytes(16).toString('hex'), timestamp: Math.trunc(at / SECOND) }
    const headers = {
      authorization: signOauth1({ method, url }, keys, once),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    const answer = await attempt(
      fetch,
      { method, url, headers, ...(body !== undefined && { body: JSON.stringify(body) }) },
      null,
    )
    return judge(answer, at)
  }
  return {
    get(path, query = {}) {
      const url = new URL(`/2/${path}`, settings.api_url)
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      return call('GET', url)
    },
    post: (path, body) => call('POST', new URL(`/2/${path}`, settings.api_url), body),
  }
}

const failure = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  type: z.string().optional(),
  errors: z.array(z.object({ message: z.string().optional(), detail: z.string().optional() })).default([]),
})

function judge({ status, json, header }: ServiceAnswer, now: number): unknown {
  if (status >= 200 && status < 300) return json
  const { title, detail, type, errors } = failure.catch({ errors: [] }).parse(json)
  const said = detail ?? errors[0]?.message ?? errors[0]?.detail ?? title ?? `HTTP ${status}`
  if (status === 429) {
    // The month's allowance is used up: asking again in half a minute would not help.
    const capped = type?.includes('usage-capped') === true
    const wait = capped ? 15 * MINUTE : waitOf({ reset: header('x-rate-limit-reset') }, now)
    throw new ComeBackLater(wait, `X asks us to wait: ${said}`)
  }
  if (status >= 500) throw new Error(`X has trouble (${status}): ${said}`)
  throw new XRefuses(status, said)
}
