import { z } from 'zod'
import { DAY } from '../../../domain/time/instant.ts'
import { accepted, ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { route } from '../../route.ts'
import { connectionProblem, rulesOf, settingsOf, unknownZone } from './connection.ts'
import { presentAudit } from './present.ts'
import { auditRequest, connectionRequest, helpdeskAudit, helpdeskCheck } from './schema.ts'

export const checkHelpdesk = route({
  operation: 'helpdesk-audits.check',
  method: 'post',
  path: '/helpdesk-audits/check',
  summary:
    'Try a token of another helpdesk: what it may read, what is missing, how to mend it. Nothing is kept or sent.',
  body: connectionRequest,
  answers: {
    200: { is: 'What was found.', schema: helpdeskCheck },
    400: { is: 'invalid_request: the address may not be called.' },
  },
  async handle(deps, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const wrong = connectionProblem(deps, body)
    if (wrong) return wrong
    const findings = await deps.workflows.helpdesks.check(body.helpdesk, settingsOf(body), body.token)
    return ok({ ok: findings.every(({ verdict }) => verdict !== 'fail'), findings: [...findings] })
  },
})

export const beginAudit = route({
  operation: 'helpdesk-audits.begin',
  method: 'post',
  path: '/helpdesk-audits',
  summary:
    "Audit another helpdesk's last days with a token that only reads. Takes a while; results come while it runs.",
  body: auditRequest,
  answers: {
    202: { is: 'It has begun.', schema: helpdeskAudit },
    400: { is: 'invalid_request' },
  },
  async handle(deps, { scope, now, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const wrong = connectionProblem(deps, body)
    if (wrong) return wrong
    const rules = await rulesOf(deps, target.brand.id, body)
    if (!rules) return unknownZone
    const audit = await deps.workflows.helpdesks.begin({
      brandId: target.brand.id,
      personId: scope.personId,
      helpdesk: body.helpdesk,
      settings: settingsOf(body),
      token: body.token,
      rules,
      since: now - body.days * DAY,
    })
    return accepted(presentAudit(audit))
  },
})

export const auditParams = z.object({ id: z.uuid() })
