import { z } from 'zod'
import { SECOND, type Millis } from '../../domain/time/instant.ts'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'
import { callService, type ServiceAnswer } from '../port/call-service.ts'
import { accessTokens } from '../oauth/access-tokens.ts'
import type { Line } from '../port/adapter.ts'
import { waitOf } from '../../network/wait-of.ts'
import type { RedditSettings } from './reddit-settings.ts'

/** Reddit refuses, and says why. */
export class RedditRefuses extends Error {
  override name = 'RedditRefuses'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, said: string) {
    super(`Reddit refuses (${code || status}): ${said}`)
    this.status = status
    this.code = code
  }
}

export interface RedditApi {
  /** Throws `RedditRefuses`, `ComeBackLater`, or what may pass. */
  get(path: string, query?: Readonly<Record<string, string>>): Promise<unknown>
  post(path: string, form: Readonly<Record<string, string>>): Promise<unknown>
  /** Milliseconds for which nothing may be asked any more; 0 while there is something left. */
  restOf(): Millis
}

export function redditApi({ settings, secret, fetch, now }: Line<RedditSettings>): RedditApi {
  const { client_id, client_secret_env, refresh_token_env, token_url, username, app_name } = settings
  const headers = { 'user-agent': `web:${app_name}:v1 (by /u/${username})` }
  const token = accessTokens({ client_id, client_secret_env, refresh_token_env, token_url }, secret, fetch, {
    headers,
    basic: true,
  })
  let rest: Millis = 0
  async function call(url: URL, form?: URLSearchParams): Promise<unknown> {
    const answer = await callService(
      { fetch, token },
      { method: form ? 'POST' : 'GET', url, headers, ...(form && { body: form }) },
    )
    const left = Number(answer.header('x-ratelimit-remaining') ?? 100)
    rest = left < 5 ? Number(answer.header('x-ratelimit-reset') ?? 60) * SECOND : 0
    return judge(answer, await now())
  }
  return {
    get(path, query = {}) {
      const url = new URL(path, settings.api_url)
      for (const [name, value] of Object.entries({ raw_json: '1', ...query }))
        url.searchParams.set(name, value)
      return call(url)
    },
    post: (path, form) =>
      call(
        new URL(path, settings.api_url),
        new URLSearchParams({ api_type: 'json', raw_json: '1', ...form }),
      ),
    restOf: () => rest,
  }
}

const spoken = z.object({
  json: z.object({
    errors: z.array(z.tuple([z.string(), z.string()]).rest(z.unknown())).default([]),
    /** Seconds. */
    ratelimit: z.number().optional(),
  }),
})

function judge({ status, json, header }: ServiceAnswer, now: number): unknown {
  if (status === 429)
    throw new ComeBackLater(
      waitOf({ retryAfter: header('retry-after') ?? header('x-ratelimit-reset') }, now),
      'Reddit asks us to wait',
    )
  if (status >= 500) throw new Error(`Reddit has trouble (${status})`)
  if (status >= 400) {
    const { message, reason } = z
      .object({ message: z.string().default(''), reason: z.string().default('') })
      .catch({ message: '', reason: '' })
      .parse(json)
    throw new RedditRefuses(status, reason, message || `HTTP ${status}`)
  }
  // What it refuses of a form, it says with 200.
  const said = spoken.safeParse(json)
  const [problem] = said.success ? said.data.json.errors : []
  if (said.success && problem) {
    const [code, words] = problem
    if (code === 'RATELIMIT')
      throw new ComeBackLater((said.data.json.ratelimit ?? 60) * SECOND, `Reddit asks us to wait: ${words}`)
    throw new RedditRefuses(200, code, words)
  }
  return json
}
