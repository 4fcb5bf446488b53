import type { ProviderFile } from '../config/sign-in-file.ts'
import { openIdProvider } from './openid.ts'
import type { IdentityProvider } from './provider.ts'
import { samlProvider } from './saml.ts'

/** The providers of the configuration. Throws for a secret that the environment lacks: better no start than a door that never opens. */
export function openProviders(
  providers: readonly ProviderFile[],
  variables: Readonly<Record<string, string | undefined>>,
): readonly IdentityProvider[] {
  return providers.map((provider) => {
    const { slug, name } = provider
    const welcomesStrangers = provider.strangers === 'welcome'
    if (provider.kind === 'saml')
      return samlProvider({
        slug,
        name,
        entryPoint: provider.entry_point,
        issuer: provider.issuer,
        certificates: [provider.certificate].flat(),
        emailAttribute: provider.email_attribute ?? null,
        nameAttribute: provider.name_attribute ?? null,
        groupsAttribute: provider.groups_attribute ?? null,
        welcomesStrangers,
      })
    return openIdProvider({
      slug,
      name,
      issuer: provider.issuer,
      clientId: provider.client_id,
      clientSecret: secretOf(provider.slug, provider.client_secret_env, variables),
      scopes: provider.scopes,
      groupsClaim: provider.groups_claim ?? null,
      emailIsVerified: provider.email_is_verified,
      welcomesStrangers,
    })
  })
}

function secretOf(
  slug: string,
  variable: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): string | null {
  if (variable === undefined) return null
  const value = variables[variable]
  if (value) return value
  throw new Error(
    `sign-in.yaml: the provider "${slug}" names ${variable}, which is not set: set it in the environment of Sundial, or leave client_secret_env out for a public client`,
  )
}
