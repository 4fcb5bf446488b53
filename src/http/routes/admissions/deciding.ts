import { z } from 'zod'
import { gradeAttempt, invite, verifyAbilities } from '../../../db/changes/network.ts'
import { readAdmissions } from '../../../db/read/network.ts'
import type { PersonId } from '../../../domain/ids.ts'
import { DAY } from '../../../domain/time/instant.ts'
import { created, noContent, ok } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { presentAdmission } from './present.ts'
import { refusedAct } from './refused.ts'
import * as schema from './schema.ts'

const INVITATION_LASTS = 14 * DAY
const person = z.object({ person_id: id })

export const listAdmissions = route({
  operation: 'admissions.list',
  method: 'get',
  path: '/admissions',
  summary: 'Who applied, how far they are, and what they answered in the test.',
  query: schema.admissionsQuery,
  answers: { 200: { is: 'Appeals first, then the latest changes.', schema: schema.admissions } },
  async handle({ db }, { scope, query: { state } }) {
    const rows = await readAdmissions(db, { brandIds: brandIds(scope) })
    const items = rows.filter((row) => state === undefined || row.state === state)
    return ok({ items: items.map((row) => presentAdmission(row, true)), next: null })
  },
})

export const decideAdmission = route({
  operation: 'admissions.decide',
  method: 'post',
  path: '/admissions/:person_id/decide',
  summary:
    'Let somebody on or keep them out. Whoever is suspended loses what they hold at once, keeps what they earned, and may appeal.',
  params: person,
  body: schema.leadAct,
  answers: {
    200: { is: 'The admission.', schema: schema.admission },
    400: { is: 'reason_needed.' },
    404: { is: 'No such admission, or no answers that wait.' },
    409: { is: 'not_now, own_admission.' },
  },
  async handle(deps, { scope, params, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const brandId = target.brand.id
    const personId = params.person_id as PersonId
    if (body.reason === undefined && ['suspend', 'decline', 'fail_test'].includes(body.act))
      return problem(400, 'reason_needed', 'Say why: the person is told.')
    const reason = body.reason ?? null
    if (body.act === 'pass_test' || body.act === 'fail_test') {
      if (scope.personId === personId) return refusedAct({ reason: 'own_admission' })
      const passed = body.act === 'pass_test'
      if (!(await gradeAttempt(deps.db, by(deps, scope), brandId, personId, { passed, note: reason }, now)))
        return notFound('test that waits')
    }
    if (body.act !== 'fail_test') {
      const act = body.act === 'pass_test' ? 'pass' : body.act
      const outcome = await deps.workflows.admissions.act({
        brandId,
        personId,
        byId: scope.personId,
        act,
        reason,
      })
      if (outcome.type === 'refused') return refusedAct(outcome)
    }
    const row = (await readAdmissions(deps.db, { personId })).find((one) => one.brand_id === brandId)
    return row ? ok(presentAdmission(row, true)) : notFound('admission')
  },
})

export const verifyAbilitiesOf = route({
  operation: 'abilities.verify',
  method: 'put',
  path: '/admissions/:person_id/abilities',
  summary: 'Vouch for languages and skills. Of whoever applied, only these count.',
  params: person,
  body: schema.verifiedAbilities,
  answers: { 204: { is: 'Verified, by you, now.' }, 404: { is: 'No such admission.' } },
  async handle(deps, { scope, params, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const rows = await readAdmissions(deps.db, { personId: params.person_id })
    if (!rows.some((one) => one.brand_id === target.brand.id)) return notFound('admission')
    const abilities = { languages: [...new Set(body.languages)], skills: [...new Set(body.skills)] }
    await verifyAbilities(deps.db, by(deps, scope), target.brand.id, params.person_id, abilities, now)
    return noContent
  },
})

export const inviteExpert = route({
  operation: 'invitations.create',
  method: 'post',
  path: '/invitations',
  summary: 'A link with which somebody may apply, once, within two weeks.',
  body: schema.newInvitation,
  answers: { 201: { is: 'The link.', schema: schema.invitation } },
  async handle(deps, { scope, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const expiresAt = now + INVITATION_LASTS
    const secret = await invite(deps.db, by(deps, scope), target.brand.id, body.email, expiresAt)
    const url = new URL(`/join/${target.brand.slug}`, deps.settings.baseUrl)
    url.searchParams.set('invitation', secret)
    return created({ url: url.href, expires_at: new Date(expiresAt).toISOString() })
  },
})
