import { accessTokens } from '../../oauth/access-tokens.ts'
import { PASSWORD_VARIABLE, type MailboxSettings } from './mailbox-settings.ts'

/** As imapflow takes it. */
export type ImapCredentials = { readonly user: string } & (
  { readonly pass: string } | { readonly accessToken: string }
)

/** Signs in with the password, or with an access token that is renewed as it expires. May throw what `secret` throws. */
export function imapCredentials(
  { user, oauth, password_env }: MailboxSettings,
  secret: (variable: string) => string,
  call: typeof fetch,
): () => Promise<ImapCredentials> {
  if (!oauth) {
    const pass = secret(password_env ?? PASSWORD_VARIABLE)
    return () => Promise.resolve({ user, pass })
  }
  const token = accessTokens(oauth, secret, call)
  return async () => ({ user, accessToken: await token() })
}
