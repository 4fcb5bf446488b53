import { credentialsByEmail } from '../../../db/auth/credentials.ts'
import { issueSignInLink } from '../../../db/auth/sign-in-links.ts'
import { MINUTE } from '../../../domain/time/instant.ts'
import { accepted } from '../../answer.ts'
import { signInUrl } from '../../auth/sign-in-url.ts'
import type { HttpDeps } from '../../deps.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { linkRequest } from './schema.ts'

const lasts = 15 * MINUTE

export const mailSignInLink = route({
  operation: 'session.mail-link',
  method: 'post',
  path: '/session/link',
  summary:
    'Mail a link that signs in once, within a quarter of an hour. The answer never tells whether there is such an account.',
  body: linkRequest,
  answers: {
    202: { is: 'If there is such an account, the mail is on its way.' },
    429: { is: 'Too many links.' },
  },
  async handle(deps, { body, ip, header }) {
    const waits = [
      await deps.limits.take('link-address', ip),
      await deps.limits.take('link-account', body.email.toLowerCase()),
    ]
    const wait = Math.max(...waits)
    if (wait > 0) return tooMany(wait)
    // Not waited for: how long it takes would tell whether there is such an account.
    void send(deps, body.email, pickLanguage([], header('accept-language'))).catch((error: unknown) => {
      deps.log.error({ error }, 'a sign-in link could not be mailed')
    })
    return accepted({ sent: true })
  },
})

async function send(deps: HttpDeps, email: string, language: string): Promise<void> {
  const known = await credentialsByEmail(deps.db, email)
  if (!known) return
  const link = await issueSignInLink(deps.db, { personId: known.personId, lasts, now: deps.now() })
  await deps.mailLink({ address: email, url: signInUrl(deps.settings.baseUrl, link.secret), language })
}

function tooMany(seconds: number) {
  const text = `Too many links were asked for. Try again in ${seconds} seconds.`
  return problem(
    429,
    'too_many_tries',
    text,
    { retry_after_seconds: seconds },
    { 'retry-after': String(seconds) },
  )
}
