import { loadSignIn, type GroupRole } from '../config/sign-in-file.ts'
import { openProviders } from '../identity/open-providers.ts'
import type { IdentityProvider } from '../identity/provider.ts'
import { ConfigError } from './set-up-brands.ts'

export interface SignIn {
  readonly providers: readonly IdentityProvider[]
  readonly groups: readonly GroupRole[]
}

/** Where people may sign in besides with a password, as the configuration says. Throws ConfigError. */
export async function openSignIn(
  configDir: string,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<SignIn> {
  const { signIn, problems } = await loadSignIn(configDir)
  if (problems.length > 0) throw new ConfigError(configDir, problems)
  return { providers: openProviders(signIn.providers, variables), groups: signIn.groups }
}
