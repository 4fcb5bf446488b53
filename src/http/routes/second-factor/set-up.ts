import { reachByMail } from '../../../db/auth/credentials.ts'
import { replaceRecoveryCodes } from '../../../db/auth/recovery-codes.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  markProved,
  secondFactorOf,
} from '../../../db/auth/second-factors.ts'
import { hashSecret } from '../../../db/auth/secret.ts'
import { endOtherSessions } from '../../../db/auth/sessions.ts'
import { audit } from '../../../db/changes/audit.ts'
import { ok } from '../../answer.ts'
import { newAppSecret } from '../../auth/app-codes.ts'
import { tellOfChange } from '../../auth/tell-of-change.ts'
import { by } from '../../by.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { ownSession, refusedCode, refusedPassword, sessionNeeded } from './own-session.ts'
import { beginning, newSecondFactor, recoveryCodes, written } from './schema.ts'

export const beginOwnSecondFactor = route({
  operation: 'second-factor.begin',
  method: 'post',
  path: '/session/second-factor',
  summary:
    'Begin to set up one-time codes of an app; nothing is asked for until a code has shown that it works.',
  body: beginning,
  answers: {
    200: { is: 'What the app needs, shown this once.', schema: newSecondFactor },
    403: { is: 'wrong_credentials; session_needed.' },
    409: { is: 'second_factor_on: end that first.' },
    429: { is: 'Too many wrong passwords.' },
  },
  async handle(deps, request) {
    const own = ownSession(request)
    if (!own) return sessionNeeded
    const refused = await refusedPassword(deps, own.personId, request.ip, request.body.current_password)
    if (refused) return refused
    const { email } = await reachByMail(deps.db, own.personId)
    const made = newAppSecret(email)
    const begun = await beginSecondFactor(deps.db, own.personId, await deps.vault.seal(made.secret))
    return begun ? ok(made) : isOn
  },
})

export const confirmOwnSecondFactor = route({
  operation: 'second-factor.confirm',
  method: 'put',
  path: '/session/second-factor',
  summary:
    'Show that the app works: from now on a code is asked for at every sign-in. Other sessions of yours end, and a mail tells you of it.',
  body: written,
  answers: {
    200: { is: 'It is on; the recovery codes are shown this once.', schema: recoveryCodes },
    403: { is: 'wrong_code; session_needed.' },
    409: { is: 'second_factor_on; second_factor_not_begun.' },
    429: { is: 'Too many wrong codes.' },
  },
  async handle(deps, request) {
    const own = ownSession(request)
    if (!own) return sessionNeeded
    const factor = await secondFactorOf(deps.db, own.personId)
    if (!factor) return notBegun
    if (factor.confirmedAt !== null) return isOn
    const refused = await refusedCode(deps, own.personId, request, request.body.code)
    if (refused) return refused
    const codes = await deps.db.transaction().execute(async (trx) => {
      if (!(await confirmSecondFactor(trx, own.personId, deps.now()))) return null
      await endOtherSessions(trx, own.personId, own.sessionId)
      await markProved(trx, hashSecret(own.sessionId), deps.now())
      const change = { brandId: null, action: 'second-factor.on', subject: own.personId }
      await audit(trx, by(deps, request.scope), change)
      return replaceRecoveryCodes(trx, own.personId)
    })
    if (!codes) return isOn
    await tellOfChange(deps, own.personId, 'second_factor_on')
    return ok({ recovery_codes: codes })
  },
})

const isOn = problem(
  409,
  'second_factor_on',
  'A second factor is set up already; end that one first, with a code of it.',
)
const notBegun = problem(
  409,
  'second_factor_not_begun',
  'There is nothing to confirm: begin with POST /session/second-factor.',
)
