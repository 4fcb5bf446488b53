import { reachByMail } from '../../db/auth/credentials.ts'
import type { HttpDeps, SignInChange } from '../deps.ts'
import { pickLanguage } from '../i18n/languages.ts'

/** Tells somebody by mail, in their language, that they sign in otherwise now. A mail that does not go out keeps nobody waiting. */
export async function tellOfChange(
  { db, log, mailSignInChanged }: Pick<HttpDeps, 'db' | 'log' | 'mailSignInChanged'>,
  personId: string,
  change: SignInChange,
): Promise<void> {
  const { email, languages } = await reachByMail(db, personId)
  const language = pickLanguage(languages, undefined)
  void mailSignInChanged({ address: email, language, change }).catch((error: unknown) => {
    log.error({ err: error, change }, 'somebody could not be told that their way of signing in changed')
  })
}
