import { z } from 'zod'
import { ComeBackLater } from '../../../workflows/ports/channel-adapter.ts'
import { callService, type ServiceAnswer, type ServiceCall } from '../../port/call-service.ts'
import { accessTokens } from '../../oauth/access-tokens.ts'
import type { Line } from '../../port/adapter.ts'
import { waitOf } from '../../../network/wait-of.ts'
import type { MicrosoftSettings } from './microsoft-settings.ts'

/** The API refuses, and says why. */
export class MicrosoftRefuses extends Error {
  override name = 'MicrosoftRefuses'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(`Microsoft refuses (${status}${code && ` ${code}`}): ${message}`)
    this.status = status
    this.code = code
  }
}

export interface MicrosoftMail {
  /** `path` below the mailbox, or a whole link that the API gave. Throws `MicrosoftRefuses`, `ComeBackLater`, or what may pass. */
  get(path: string, query?: Readonly<Record<string, string>>): Promise<ServiceAnswer>
  /** A mail, byte for byte, or nothing. */
  post(path: string, mail?: Buffer): Promise<ServiceAnswer>
}

/** Ids stay what they are when a mail moves from the drafts to what is sent. */
const IMMUTABLE = 'IdType="ImmutableId"'
/** Mails in a page of changes: what is held in memory. */
export const PAGE = 20

export function microsoftMail({ settings, secret, fetch, now }: Line<MicrosoftSettings>): MicrosoftMail {
  const { tenant, client_id, client_secret_env, refresh_token_env, mailbox, api_url } = settings
  const token = accessTokens(
    {
      client_id,
      client_secret_env,
      ...(refresh_token_env !== undefined && { refresh_token_env }),
      scope: `${new URL(api_url).origin}/.default`,
      token_url:
        settings.token_url ??
        `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
    },
    secret,
    fetch,
  )
  const base = new URL(`/v1.0/users/${encodeURIComponent(mailbox)}/`, api_url)
  const call = async (asked: ServiceCall) =>
    judge(
      await callService(
        { fetch, token },
        { ...asked, headers: { prefer: `${IMMUTABLE}, odata.maxpagesize=${PAGE}`, ...asked.headers } },
      ),
      await now(),
    )
  return {
    get(path, query = {}) {
      const url = new URL(path, base)
      // Links carry the token with them: they lead nowhere else.
      if (url.origin !== base.origin)
        return Promise.reject(new Error(`Microsoft gave a link to ${url.origin}, which is not followed`))
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      return call({ url })
    },
    post: (path, mail) =>
      call({
        method: 'POST',
        url: new URL(path, base),
        ...(mail
          ? { headers: { 'content-type': 'text/plain' }, body: mail.toString('base64') }
          : { headers: { 'content-length': '0' } }),
      }),
  }
}

const failure = z.object({
  error: z.object({ code: z.string().default(''), message: z.string().default('') }),
})

function judge(answer: ServiceAnswer, now: number): ServiceAnswer {
  const { status, json, header } = answer
  if (status >= 200 && status < 300) return answer
  const { error } = failure.catch({ error: { code: '', message: `HTTP ${status}` } }).parse(json)
  const retryAfter = header('retry-after')
  if (status === 429 || ((status === 503 || status === 504) && retryAfter !== undefined))
    throw new ComeBackLater(waitOf({ retryAfter }, now), `Microsoft asks us to wait: ${error.message}`)
  if (status >= 500) throw new Error(`Microsoft has trouble (${status}): ${error.message}`)
  throw new MicrosoftRefuses(status, error.code, error.message)
}
