import { readHelpdeskAudit } from '../../../db/read/helpdesk-audits.ts'
import type { AuditCommand, AuditOutcome, AuditRefusal } from '../../../workflows/helpdesk/change-audit.ts'
import { ok, type Answer } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import { brandIds } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { auditParams } from './begin.ts'
import { presentAudit } from './present.ts'
import { helpdeskAudit, resumeRequest } from './schema.ts'

export const pauseAudit = route({
  operation: 'helpdesk-audits.pause',
  method: 'post',
  path: '/helpdesk-audits/:id/pause',
  summary: 'Have an audit rest. It goes on from there when it is resumed.',
  params: auditParams,
  answers: {
    200: { is: 'The audit.', schema: helpdeskAudit },
    404: { is: 'No such audit.' },
    409: { is: 'not_running: it rests already, or has ended.' },
  },
  handle: (deps, { scope, params }) =>
    changed(deps, scope, params.id, (command) => deps.workflows.helpdesks.pause(command)),
})

export const resumeAudit = route({
  operation: 'helpdesk-audits.resume',
  method: 'post',
  path: '/helpdesk-audits/:id/resume',
  summary: 'Go on from where an audit rests or stopped; with another token where it stopped for want of one.',
  params: auditParams,
  body: resumeRequest,
  answers: {
    200: { is: 'The audit.', schema: helpdeskAudit },
    404: { is: 'No such audit.' },
    409: { is: 'not_stopped: it neither rests nor wants a token; needs_token: give one.' },
  },
  handle: (deps, { scope, params, body }) =>
    changed(deps, scope, params.id, (command) =>
      deps.workflows.helpdesks.resume({ ...command, token: body.token ?? null }),
    ),
})

export const stopAudit = route({
  operation: 'helpdesk-audits.stop',
  method: 'post',
  path: '/helpdesk-audits/:id/stop',
  summary: 'End an audit early and throw its token away. What it has read and reported stays.',
  params: auditParams,
  answers: {
    200: { is: 'The audit.', schema: helpdeskAudit },
    404: { is: 'No such audit.' },
    409: { is: 'not_running: it has ended.' },
  },
  handle: (deps, { scope, params }) =>
    changed(deps, scope, params.id, (command) => deps.workflows.helpdesks.stop(command)),
})

async function changed(
  { db }: HttpDeps,
  scope: Scope,
  id: string,
  change: (command: AuditCommand) => Promise<AuditOutcome>,
): Promise<Answer> {
  const found = await readHelpdeskAudit(db, brandIds(scope), id)
  if (!found) return notFound('audit')
  const outcome = await change({ brandId: found.brandId, id })
  if (outcome.type === 'changed') return ok(presentAudit(outcome.audit))
  if (outcome.reason === 'unknown') return notFound('audit')
  return problem(409, outcome.reason, said[outcome.reason])
}

const said: Readonly<Record<Exclude<AuditRefusal, 'unknown'>, string>> = {
  not_stopped: 'This audit neither rests nor has it stopped for want of a token.',
  not_running: 'This audit rests already, or has ended.',
  needs_token: 'The token of this audit is no longer kept: give another one.',
}
