import { SAML, ValidateInResponseTo, type Profile } from '@node-saml/node-saml'
import { ProviderTrouble, type Identified, type IdentityProvider } from './provider.ts'

export interface SamlSettings {
  readonly slug: string
  readonly name: string
  /** Where the provider signs people in. */
  readonly entryPoint: string
  /** The provider's name for itself, its entity id. */
  readonly issuer: string
  /** What its answers are signed with; several while one is being replaced. */
  readonly certificates: readonly string[]
  readonly emailAttribute: string | null
  readonly nameAttribute: string | null
  readonly groupsAttribute: string | null
  readonly welcomesStrangers: boolean
}

const CLOCK_SKEW_MS = 60_000

/** SAML 2.0: the request by redirect, the signed answer by POST. Only an answer to a request of ours counts, once. */
export function samlProvider(settings: SamlSettings): IdentityProvider {
  const { slug, name } = settings
  const saml = (callback: string, requestId: string) =>
    new SAML({
      callbackUrl: callback,
      entryPoint: settings.entryPoint,
      issuer: entityId(callback),
      idpIssuer: settings.issuer,
      idpCert: [...settings.certificates],
      audience: entityId(callback),
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: false,
      signatureAlgorithm: 'sha256',
      acceptedClockSkewMs: CLOCK_SKEW_MS,
      disableRequestedAuthnContext: true,
      identifierFormat: null,
      validateInResponseTo: ValidateInResponseTo.always,
      generateUniqueId: () => requestId,
      // What was asked lies in the attempt, which is taken once: this knows of that request alone.
      cacheProvider: {
        saveAsync: () => Promise.resolve(null),
        getAsync: (key) => Promise.resolve(key === requestId ? new Date().toISOString() : null),
        removeAsync: () => Promise.resolve(null),
      },
    })
  return {
    slug,
    name,
    kind: 'saml',
    welcomesStrangers: settings.welcomesStrangers,
    async begin(state, callback) {
      const requestId = `_${crypto.randomUUID()}`
      const url = await saml(callback, requestId).getAuthorizeUrlAsync(state, undefined, {})
      return { url, details: { requestId } }
    },
    async finish({ form }, _, callback, { requestId = '' }) {
      try {
        const { profile } = await saml(callback, requestId).validatePostResponseAsync({
          SAMLResponse: form['SAMLResponse'] ?? '',
        })
        if (!profile?.nameID) throw new Error('it names nobody')
        return identified(profile, settings)
      } catch (error) {
        throw new ProviderTrouble(
          `What ${name} answered proves nothing: ${error instanceof Error ? error.message : String(error)}`,
          'Check "issuer" and "certificate" in sign-in.yaml against the provider’s metadata, that it signs assertions and sends them to this address, and the clocks of both.',
          error,
        )
      }
    },
  }
}

/** By what name a provider knows this house: the address of return without its last part. */
export function entityId(callback: string): string {
  return callback.replace(/\/callback$/, '')
}

function identified(profile: Profile, settings: SamlSettings): Identified {
  const text = (key: string | null) => {
    const value = key === null ? undefined : profile[key]
    return typeof value === 'string' ? value : null
  }
  const groups = settings.groupsAttribute === null ? undefined : profile[settings.groupsAttribute]
  const email = text(settings.emailAttribute) ?? (profile.nameID.includes('@') ? profile.nameID : null)
  return {
    subject: profile.nameID,
    email,
    emailVerified: true,
    name: text(settings.nameAttribute),
    timeZone: null,
    groups:
      settings.groupsAttribute === null
        ? null
        : (Array.isArray(groups) ? groups : [groups]).filter((one): one is string => typeof one === 'string'),
  }
}
