import { credentialsOf, setPasswordHash } from '../../../db/auth/credentials.ts'
import { endOtherSessions } from '../../../db/auth/sessions.ts'
import { noContent } from '../../answer.ts'
import { refusedAsGuessable } from '../../auth/judge-password.ts'
import { hashPassword, passwordMatches } from '../../auth/passwords.ts'
import { tellOfChange } from '../../auth/tell-of-change.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { newPassword } from './schema.ts'

export const changePassword = route({
  operation: 'password.change',
  method: 'put',
  path: '/session/password',
  summary: 'Set or change your password; other sessions of yours end, and a mail tells you of it.',
  body: newPassword,
  answers: {
    204: { is: 'Changed.' },
    400: { is: 'guessable_password, with `why`.' },
    403: { is: 'The current password is missing or wrong.' },
  },
  async handle(deps, { body, scope, sessionId, ip }) {
    const { db, limits } = deps
    if (!scope.personId) return nobody
    const known = await credentialsOf(db, scope.personId)
    if (known?.passwordHash) {
      const wait = await limits.take('sign-in-account-address', `${scope.personId} ${ip}`)
      if (wait > 0 || !(await passwordMatches(known.passwordHash, body.current_password ?? ''))) return wrong
      await limits.forgive('sign-in-account-address', `${scope.personId} ${ip}`)
    }
    const guessable = await refusedAsGuessable(deps, scope.personId, body.new_password)
    if (guessable) return guessable
    await setPasswordHash(db, scope.personId, await hashPassword(body.new_password))
    await endOtherSessions(db, scope.personId, sessionId)
    await tellOfChange(deps, scope.personId, 'password')
    return noContent
  },
})

const nobody = problem(
  403,
  'nobody_in_particular',
  "The operator's token belongs to no person and has no password.",
)
const wrong = problem(403, 'wrong_credentials', 'current_password is missing or wrong.')
