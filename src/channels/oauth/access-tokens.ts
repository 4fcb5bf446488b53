import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import { ComeBackLater } from '../../workflows/ports/channel-adapter.ts'

/** How a provider (Google, Microsoft and others) lends access: with a refresh token, or to an application by itself. */
export const oauthSettings = z.strictObject({
  token_url: z.url('must be the address of the provider’s token endpoint'),
  client_id: z.string().min(1),
  client_secret_env: z.string().min(1).optional(),
  /** Without it the application signs in by itself (client credentials). */
  refresh_token_env: z.string().min(1).optional(),
  scope: z.string().optional(),
})

export type OauthSettings = z.output<typeof oauthSettings>

const answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3_600),
})

/** How a provider wants to be asked, where it differs. */
export interface TokenForm {
  readonly headers?: Readonly<Record<string, string>>
  /** The client and its secret in the header, as RFC 6749 prefers, instead of in the form. */
  readonly basic?: boolean
}

/** Borrowed this long before it expires, a token is renewed. Milliseconds. */
const EARLY = 60 * SECOND

/** Answers a valid access token, from memory while it lasts. Rejects with what the provider says. */
export function accessTokens(
  settings: OauthSettings,
  secret: (variable: string) => string,
  call: typeof fetch,
  { headers = {}, basic = false }: TokenForm = {},
): (renew?: boolean) => Promise<string> {
  const form = new URLSearchParams({ client_id: settings.client_id })
  const clientSecret = settings.client_secret_env && secret(settings.client_secret_env)
  if (clientSecret && !basic) form.set('client_secret', clientSecret)
  const sent = basic
    ? {
        ...headers,
        authorization: `Basic ${Buffer.from(`${settings.client_id}:${clientSecret ?? ''}`).toString('base64')}`,
      }
    : headers
  if (settings.refresh_token_env) {
    form.set('grant_type', 'refresh_token')
    form.set('refresh_token', secret(settings.refresh_token_env))
  } else form.set('grant_type', 'client_credentials')
  if (settings.scope) form.set('scope', settings.scope)
  let held: { readonly token: string; readonly until: number } | null = null
  return async (renew = false) => {
    if (held && !renew && held.until > performance.now()) return held.token
    const { access_token, expires_in } = await fetchToken(call, settings.token_url, form, sent)
    held = { token: access_token, until: performance.now() + expires_in * SECOND - EARLY }
    return access_token
  }
}

async function fetchToken(
  call: typeof fetch,
  url: string,
  form: URLSearchParams,
  headers: Readonly<Record<string, string>>,
): Promise<z.output<typeof answer>> {
  const response = await call(url, {
    method: 'POST',
    headers,
    body: form,
    signal: AbortSignal.timeout(15_000),
  })
  const text = await response.text()
  if (response.status === 429)
    throw new ComeBackLater(
      Number(response.headers.get('retry-after') ?? 30) * SECOND,
      'the provider of sign-ins asks us to wait',
    )
  if (!response.ok)
    throw new OauthRefused(`the provider of sign-ins refuses (${response.status}): ${reasonIn(text)}`)
  return answer.parse(JSON.parse(text))
}

/** The client, its secret or the refresh token are not accepted: somebody must sign in again. */
export class OauthRefused extends Error {
  override name = 'OauthRefused'
}

function reasonIn(text: string): string {
  try {
    const { error, error_description } = JSON.parse(text) as Record<string, unknown>
    return [error, error_description].filter((part) => typeof part === 'string').join(': ')
  } catch {
    return text.slice(0, 200)
  }
}
