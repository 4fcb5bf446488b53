import { personOfSession } from '../../../db/auth/authenticated-person.ts'
import { credentialsByEmail } from '../../../db/auth/credentials.ts'
import { hashSecret } from '../../../db/auth/secret.ts'
import type { NewSession } from '../../../db/auth/sessions.ts'
import { accepted, ok, type Answer } from '../../answer.ts'
import { enter } from '../../auth/enter.ts'
import { passwordMatches } from '../../auth/passwords.ts'
import { forgiveTries, refundTry, takeTry } from '../../auth/sign-in-limits.ts'
import type { HttpDeps } from '../../deps.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { sessionOf } from './read.ts'
import { secondStep, session, signIn } from './schema.ts'

export const createSession = route({
  operation: 'session.create',
  method: 'post',
  path: '/session',
  summary: 'Sign in with a password.',
  body: signIn,
  answers: {
    200: { is: 'Signed in; the session is in the cookie.', schema: session },
    202: {
      is: 'The password is right; POST /session/second-step with a code comes next, within ten minutes.',
      schema: secondStep,
    },
    401: { is: 'Unknown address or wrong password.' },
    429: { is: 'Too many tries; Retry-After says when the next is heard.' },
  },
  async handle(deps, { body, ip, header }) {
    const tooMany = await takeTry(deps.limits, body.email, ip)
    if (tooMany) return tooMany

    const known = await credentialsByEmail(deps.db, body.email)
    const right = await passwordMatches(known?.passwordHash ?? null, body.password)
    if (!known || !right) {
      deps.log.warn({ personId: known?.personId ?? null, ip }, 'a wrong password was refused')
      return wrong
    }
    const who = {
      personId: known.personId,
      by: 'password',
      userAgent: header('user-agent'),
      ip,
      proved: false,
    }
    const entered = await enter(deps, who)
    if (entered.type === 'code-needed') {
      await refundTry(deps.limits, body.email, ip)
      return { ...accepted({ second_step: true }), step: entered.step }
    }
    await forgiveTries(deps.limits, body.email, ip)
    return (await begun(deps, entered.session, header('accept-language'))) ?? wrong
  },
})

/** Signed in: who they are, with the session in the cookie. Null for somebody who was removed meanwhile. */
export async function begun(
  deps: HttpDeps,
  session: NewSession,
  acceptLanguage: string | undefined,
): Promise<Answer | null> {
  const person = await personOfSession(deps.db, hashSecret(session.id), deps.now())
  if (!person) return null
  const viewer = { ...person, kind: 'person', via: 'session', tokenScopes: null } as const
  return { ...ok(await sessionOf(deps, viewer, person.now, acceptLanguage)), session, step: null }
}

const wrong = problem(401, 'wrong_credentials', 'No account with this address has this password.')
