import * as openid from 'openid-client'
import { ProviderTrouble, type Identified, type IdentityProvider } from './provider.ts'

export interface OpenIdSettings {
  readonly slug: string
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** Null for a public client: the proof key alone protects the code. */
  readonly clientSecret: string | null
  readonly scopes: readonly string[]
  /** The claim that lists groups; null: the provider tells nothing of them. */
  readonly groupsClaim: string | null
  /** For providers that own every address they tell and therefore say nothing of `email_verified`. */
  readonly emailIsVerified: boolean
  readonly welcomesStrangers: boolean
}

const REDISCOVER_MS = 3_600_000
const CALL_SECONDS = 10

/** OpenID Connect with the authorization code, a proof key (PKCE), state and nonce. */
export function openIdProvider(
  settings: OpenIdSettings,
  monotonic: () => number = () => performance.now(),
): IdentityProvider {
  const { slug, name, issuer, clientId, clientSecret } = settings
  let known: { readonly config: Promise<openid.Configuration>; readonly at: number } | null = null

  async function configuration(): Promise<openid.Configuration> {
    if (!known || monotonic() - known.at > REDISCOVER_MS) known = { config: discover(), at: monotonic() }
    try {
      return await known.config
    } catch (error) {
      known = null
      throw new ProviderTrouble(
        `${name} could not be asked at ${issuer}: ${messageOf(error)}`,
        `Look whether ${issuer}/.well-known/openid-configuration answers from this server, and whether "issuer" in sign-in.yaml is exactly what it says.`,
        error,
      )
    }
  }

  function discover(): Promise<openid.Configuration> {
    const server = new URL(issuer)
    return openid.discovery(
      server,
      clientId,
      clientSecret ?? undefined,
      clientSecret === null ? openid.None() : undefined,
      {
        timeout: CALL_SECONDS,
        // Plain HTTP only to this very machine, for trying things out.
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to stand out
        ...(isLoopback(server) && { execute: [openid.allowInsecureRequests] }),
      },
    )
  }

  return {
    slug,
    name,
    kind: 'oidc',
    welcomesStrangers: settings.welcomesStrangers,
    async begin(state, callback) {
      const config = await configuration()
      const verifier = openid.randomPKCECodeVerifier()
      const nonce = openid.randomNonce()
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: settings.scopes.join(' '),
        state,
        nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, details: { verifier, nonce } }
    },
    async finish({ url }, state, callback, { verifier = '', nonce = '' }) {
      const config = await configuration()
      const back = new URL(callback)
      back.search = url.search
      try {
        const tokens = await openid.authorizationCodeGrant(config, back, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()!
        const more = config.serverMetadata().userinfo_endpoint
          ? await openid.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {}
        return identified({ ...claims, ...more }, settings)
      } catch (error) {
        throw refusal(name, error)
      }
    },
  }
}

function identified(claims: Readonly<Record<string, unknown>>, settings: OpenIdSettings): Identified {
  const text = (key: string) => (typeof claims[key] === 'string' ? claims[key] : null)
  const groups = settings.groupsClaim === null ? null : claims[settings.groupsClaim]
  return {
    subject: text('sub')!,
    email: text('email'),
    emailVerified: settings.emailIsVerified || claims['email_verified'] === true,
    name: text('name'),
    timeZone: text('zoneinfo'),
    groups: Array.isArray(groups) ? groups.filter((one): one is string => typeof one === 'string') : null,
  }
}

function refusal(name: string, error: unknown): ProviderTrouble {
  if (error instanceof openid.AuthorizationResponseError)
    return new ProviderTrouble(
      `${name} did not let you in: ${error.error_description ?? error.error}`,
      'Look at the log of the provider; perhaps this application is not assigned to that person.',
      error,
    )
  return new ProviderTrouble(
    `What ${name} answered proves nothing: ${messageOf(error)}`,
    'Check "client_id" and the client secret in the environment, that the address of return is registered with the provider, and the clock of this server.',
    error,
  )
}

function messageOf(error: unknown): string {
  const { cause } = error as { cause?: unknown }
  const more = cause instanceof Error ? ` (${cause.message})` : ''
  return `${error instanceof Error ? error.message : String(error)}${more}`
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
