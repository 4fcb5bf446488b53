import { credentialsOf } from '../../../db/auth/credentials.ts'
import type { PersonId } from '../../../domain/ids.ts'
import type { Answer } from '../../answer.ts'
import { judgeCode } from '../../auth/judge-code.ts'
import { passwordMatches } from '../../auth/passwords.ts'
import { tooManyTries } from '../../auth/sign-in-limits.ts'
import type { HttpDeps } from '../../deps.ts'
import { problem } from '../../problem.ts'
import type { ApiRequest } from '../../route.ts'

/** How somebody signs in is changed by themselves, in a browser: a token that was taken must not be enough to keep them out. */
export function ownSession({ scope, viewer, sessionId }: ApiRequest): OwnSession | null {
  const isSession = viewer?.kind === 'person' && viewer.via === 'session'
  return isSession && scope.personId && sessionId ? { personId: scope.personId, sessionId } : null
}

export interface OwnSession {
  readonly personId: PersonId
  readonly sessionId: string
}

export const sessionNeeded = problem(
  403,
  'session_needed',
  'This is done by a person who is signed in with a browser; a token is not enough.',
)

/** Null where the password is right, or none is set. */
export async function refusedPassword(
  { db, limits }: Pick<HttpDeps, 'db' | 'limits'>,
  personId: PersonId,
  ip: string,
  given: string | undefined,
): Promise<Answer | null> {
  const known = await credentialsOf(db, personId)
  if (!known?.passwordHash) return null
  const wait = await limits.take('sign-in-account-address', `${personId} ${ip}`)
  if (wait > 0) return tooManyTries(wait)
  if (!(await passwordMatches(known.passwordHash, given ?? ''))) return wrongPassword
  await limits.forgive('sign-in-account-address', `${personId} ${ip}`)
  return null
}

/** Null where the code is right, which uses it up. */
export async function refusedCode(
  deps: HttpDeps,
  personId: PersonId,
  { ip, now }: Pick<ApiRequest, 'ip' | 'now'>,
  code: string,
): Promise<Answer | null> {
  const wait = await deps.limits.take('sign-in-account-address', `${personId} ${ip}`)
  if (wait > 0) return tooManyTries(wait)
  if ((await judgeCode(deps, personId, code, now)).type === 'wrong') return wrongCode
  await deps.limits.forgive('sign-in-account-address', `${personId} ${ip}`)
  return null
}

const wrongPassword = problem(403, 'wrong_credentials', 'current_password is missing or wrong.')

export const wrongCode = problem(
  403,
  'wrong_code',
  'This code is wrong, was used already or is too old. Wait for the next one in the app, and see that the phone sets its clock by itself; or use a recovery code.',
)
