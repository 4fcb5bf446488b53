import { personOfSession } from '../../../db/auth/authenticated-person.ts'
import { credentialsByEmail } from '../../../db/auth/credentials.ts'
import { hashSecret } from '../../../db/auth/secret.ts'
import { beginSession } from '../../../db/auth/sessions.ts'
import { ok, type Answer } from '../../answer.ts'
import { passwordMatches } from '../../auth/passwords.ts'
import type { RateLimits } from '../../auth/rate-limits.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { sessionOf } from './read.ts'
import { session, signIn } from './schema.ts'

export const createSession = route({
  operation: 'session.create',
  method: 'post',
  path: '/session',
  summary: 'Sign in with a password.',
  body: signIn,
  answers: {
    200: { is: 'Signed in; the session is in the cookie.', schema: session },
    401: { is: 'Unknown address or wrong password.' },
    429: { is: 'Too many tries; Retry-After says when the next is heard.' },
  },
  async handle(deps, { body, ip, header }) {
    const wait = await secondsToWait(deps.limits, body.email, ip)
    if (wait > 0) return tooManyTries(wait)

    const known = await credentialsByEmail(deps.db, body.email)
    const right = await passwordMatches(known?.passwordHash ?? null, body.password)
    if (!known || !right) return wrong
    await forgive(deps.limits, body.email, ip)

    const userAgent = header('user-agent')?.slice(0, 500) ?? null
    const begun = await beginSession(deps.db, { personId: known.personId, userAgent, now: deps.now() })
    const person = await personOfSession(deps.db, hashSecret(begun.id), deps.now())
    if (!person) return wrong
    const viewer = { ...person, kind: 'person', via: 'session', tokenScopes: null } as const
    return { ...ok(await sessionOf(deps, viewer, person.now, header('accept-language'))), session: begun }
  },
})

const wrong = problem(401, 'wrong_credentials', 'No account with this address has this password.')

function tooManyTries(seconds: number): Answer {
  return problem(
    429,
    'too_many_tries',
    `Too many wrong passwords. Try again in ${seconds} seconds, or ask a lead for a sign-in link.`,
    { retry_after_seconds: seconds },
    { 'retry-after': String(seconds) },
  )
}

async function secondsToWait(limits: RateLimits, email: string, ip: string): Promise<number> {
  const waits = [
    await limits.take('sign-in-address', ip),
    await limits.take('sign-in-account', email),
    await limits.take('sign-in-account-address', `${email} ${ip}`),
  ]
  return Math.max(...waits)
}

async function forgive(limits: RateLimits, email: string, ip: string): Promise<void> {
  await limits.refund('sign-in-address', ip)
  await limits.forgive('sign-in-account', email)
  await limits.forgive('sign-in-account-address', `${email} ${ip}`)
}
