import { recoveryCodesLeft, replaceRecoveryCodes } from '../../../db/auth/recovery-codes.ts'
import { isAskedForSecondFactor } from '../../../db/auth/authenticated-person.ts'
import { endSecondFactor, secondFactorOf } from '../../../db/auth/second-factors.ts'
import { audit } from '../../../db/changes/audit.ts'
import { noContent, ok } from '../../answer.ts'
import { tellOfChange } from '../../auth/tell-of-change.ts'
import { by } from '../../by.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { ownSession, refusedCode, sessionNeeded } from './own-session.ts'
import { recoveryCodes, secondFactor, written } from './schema.ts'

export const readOwnSecondFactor = route({
  operation: 'second-factor.read',
  method: 'get',
  path: '/session/second-factor',
  summary: 'Whether one-time codes are set up for you, and whether a brand asks for them.',
  answers: { 200: { is: 'Yours.', schema: secondFactor } },
  async handle({ db }, { scope }) {
    if (!scope.personId) return ok({ on: false, since: null, recovery_codes_left: 0, asked_for: false })
    const since = (await secondFactorOf(db, scope.personId))?.confirmedAt ?? null
    return ok({
      on: since !== null,
      since: since === null ? null : new Date(since).toISOString(),
      recovery_codes_left: since === null ? 0 : await recoveryCodesLeft(db, scope.personId),
      asked_for: await isAskedForSecondFactor(db, scope.personId),
    })
  },
})

export const renewRecoveryCodes = route({
  operation: 'second-factor.new-codes',
  method: 'post',
  path: '/session/second-factor/recovery-codes',
  summary: 'New recovery codes; those before are worthless from now on.',
  body: written,
  answers: {
    200: { is: 'The codes, shown this once.', schema: recoveryCodes },
    403: { is: 'wrong_code; session_needed.' },
    409: { is: 'second_factor_off.' },
    429: { is: 'Too many wrong codes.' },
  },
  async handle(deps, request) {
    const own = ownSession(request)
    if (!own) return sessionNeeded
    if (!(await secondFactorOf(deps.db, own.personId))?.confirmedAt) return isOff
    const refused = await refusedCode(deps, own.personId, request, request.body.code)
    if (refused) return refused
    const codes = await deps.db.transaction().execute((trx) => replaceRecoveryCodes(trx, own.personId))
    await tellOfChange(deps, own.personId, 'recovery_codes')
    return ok({ recovery_codes: codes })
  },
})

export const endOwnSecondFactor = route({
  operation: 'second-factor.end',
  method: 'post',
  path: '/session/second-factor/end',
  summary:
    'Sign in without codes from now on. Where a brand asks for them, another has to be set up at once.',
  body: written,
  answers: {
    204: { is: 'It is off.' },
    403: { is: 'wrong_code; session_needed.' },
    409: { is: 'second_factor_off.' },
    429: { is: 'Too many wrong codes.' },
  },
  async handle(deps, request) {
    const own = ownSession(request)
    if (!own) return sessionNeeded
    if (!(await secondFactorOf(deps.db, own.personId))?.confirmedAt) return isOff
    const refused = await refusedCode(deps, own.personId, request, request.body.code)
    if (refused) return refused
    await deps.db.transaction().execute(async (trx) => {
      await endSecondFactor(trx, own.personId)
      await trx
        .updateTable('session')
        .set({ proved_at: null })
        .where('person_id', '=', own.personId)
        .execute()
      const change = { brandId: null, action: 'second-factor.off', subject: own.personId }
      await audit(trx, by(deps, request.scope), change)
    })
    await tellOfChange(deps, own.personId, 'second_factor_off')
    return noContent
  },
})

const isOff = problem(409, 'second_factor_off', 'No second factor is set up.')
