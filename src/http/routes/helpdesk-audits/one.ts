import { readHelpdeskAudit, readHelpdeskAudits } from '../../../db/read/helpdesk-audits.ts'
import { noContent, ok } from '../../answer.ts'
import { brandIds } from '../../by.ts'
import { pickLanguage } from '../../i18n/languages.ts'
import { narrowScope } from '../../pick-brand.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { auditParams } from './begin.ts'
import { presentAudit, presentStanding } from './present.ts'
import { auditDigest, auditsQuery, helpdeskAudit, helpdeskAudits } from './schema.ts'

export const listAudits = route({
  operation: 'helpdesk-audits.list',
  method: 'get',
  path: '/helpdesk-audits',
  summary: 'Audits of other helpdesks, the newest first.',
  query: auditsQuery,
  answers: { 200: { is: 'The audits, without their reports.', schema: helpdeskAudits } },
  async handle({ db }, { scope, query: { brand } }) {
    const narrowed = narrowScope(scope, brand)
    if (!narrowed.ok) return narrowed.answer
    const audits = await readHelpdeskAudits(db, brandIds(narrowed.scope))
    return ok({ items: audits.map(presentStanding), next: null })
  },
})

export const readAudit = route({
  operation: 'helpdesk-audits.read',
  method: 'get',
  path: '/helpdesk-audits/:id',
  summary: 'How far an audit is, what it goes on without, and its report as of what is read so far.',
  params: auditParams,
  answers: { 200: { is: 'The audit.', schema: helpdeskAudit }, 404: { is: 'No such audit.' } },
  async handle({ db }, { scope, params }) {
    const found = await readHelpdeskAudit(db, brandIds(scope), params.id)
    return found ? ok(presentAudit(found)) : notFound('audit')
  },
})

export const readAuditDigest = route({
  operation: 'helpdesk-audits.digest',
  method: 'get',
  path: '/helpdesk-audits/:id/digest',
  summary: 'The first digest, out of the audited past, as executives would read it.',
  params: auditParams,
  answers: {
    200: { is: 'The digest.', schema: auditDigest },
    404: { is: 'No such audit, or no whole week is read yet.' },
  },
  async handle({ db, workflows }, { scope, params, viewer, header }) {
    const found = await readHelpdeskAudit(db, brandIds(scope), params.id)
    if (!found?.report?.digest) return notFound('digest')
    const languages = viewer?.kind === 'person' ? viewer.languages : []
    const language = pickLanguage(languages, header('accept-language'))
    const letter = await workflows.helpdesks.writeDigest(found.brandId, found.report.digest, language)
    if (letter === null) return notFound('digest')
    const { subject, headline, text, html } = letter
    return ok({ subject, headline, text, html })
  },
})

export const eraseAudit = route({
  operation: 'helpdesk-audits.erase',
  method: 'delete',
  path: '/helpdesk-audits/:id',
  summary: 'Stop an audit, throw its token away and erase everything that it read.',
  params: auditParams,
  answers: { 204: { is: 'Gone.' }, 404: { is: 'No such audit.' } },
  async handle({ db, workflows }, { scope, params }) {
    const found = await readHelpdeskAudit(db, brandIds(scope), params.id)
    if (!found) return notFound('audit')
    await workflows.helpdesks.erase({ brandId: found.brandId, id: found.id })
    return noContent
  },
})
