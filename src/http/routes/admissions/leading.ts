import { z } from 'zod'
import {
  addReview,
  gradeAttempt,
  invite,
  networkSettings as readSettings,
  publishAgreement,
  publishTest,
  setNetwork,
  verifyAbilities,
  type NetworkSettings,
} from '../../../db/changes/network.ts'
import { readAdmissions, readApprovals, readReviewable } from '../../../db/read/network.ts'
import type { PersonId } from '../../../domain/ids.ts'
import { DAY, parseInstant } from '../../../domain/time/instant.ts'
import { alreadyClaimed } from '../../already-claimed.ts'
import { created, noContent, ok } from '../../answer.ts'
import { brandIds, by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { presentAdmission, presentApproval } from './present.ts'
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

export const publishNewAgreement = route({
  operation: 'agreements.publish',
  method: 'post',
  path: '/agreements',
  summary: 'Publish the next version of what experts agree to.',
  body: schema.newAgreement,
  answers: { 201: { is: 'Its version.', schema: schema.published } },
  async handle(deps, { scope, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const agreement = {
      text: body.text,
      customerCountries: body.customer_countries ?? null,
      requiredAt: body.required_at === undefined ? now : parseInstant(body.required_at)!,
    }
    return created({
      version: await publishAgreement(deps.db, by(deps, scope), target.brand.id, agreement, now),
    })
  },
})

export const publishNewTest = route({
  operation: 'brand-tests.publish',
  method: 'post',
  path: '/brand-tests',
  summary: "Publish the brand's own test; questions without choices are read by a lead.",
  body: schema.newTest,
  answers: { 201: { is: 'Its version.', schema: schema.published } },
  async handle(deps, { scope, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const test = { questions: body.questions, passPercent: body.pass_percent }
    return created({ version: await publishTest(deps.db, by(deps, scope), target.brand.id, test, now) })
  },
})

export const readNetwork = route({
  operation: 'network.read',
  method: 'get',
  path: '/network-settings',
  summary: 'Who may apply, whose customers are answered from where, what freelance experts see.',
  query: z.object({ brand: z.string().max(64).optional() }),
  answers: { 200: { is: 'The settings.', schema: schema.networkSettings } },
  async handle({ db }, { scope }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    return ok(withUsual(await readSettings(db, target.brand.id)))
  },
})

export const changeNetwork = route({
  operation: 'network.change',
  method: 'patch',
  path: '/network-settings',
  summary: 'Change them; what is left out stays.',
  body: schema.changedNetwork,
  answers: { 200: { is: 'The settings.', schema: schema.networkSettings } },
  async handle(deps, { scope, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    await setNetwork(deps.db, by(deps, scope), target.brand.id, schema.networkSettings.partial().parse(body))
    return ok(withUsual(await readSettings(deps.db, target.brand.id)))
  },
})

function withUsual(set: NetworkSettings) {
  return {
    open: set.open ?? false,
    regions: set.regions ?? [],
    history: set.history ?? 'channel',
    seen_days: set.seen_days ?? 7,
    ask_rating: set.ask_rating ?? false,
    review_percent: set.review_percent ?? 10,
  }
}

export const listApprovals = route({
  operation: 'approvals.list',
  method: 'get',
  path: '/approvals',
  summary: 'Replies of experts in probation that wait for your word; their customers wait as well.',
  query: schema.admissionsQuery.pick({ brand: true }),
  answers: { 200: { is: 'The nearest due time first.', schema: schema.approvals } },
  async handle({ db }, { scope }) {
    const rows = await readApprovals(db, { brandIds: brandIds(scope) })
    return ok({ items: rows.map(presentApproval), next: null })
  },
})

export const decideOnApproval = route({
  operation: 'approvals.decide',
  method: 'post',
  path: '/approvals/:id/decide',
  summary:
    "Let a reply go out, as it is or mended, or send it back. The customer's clock stops when the channel has taken it.",
  params: z.object({ id }),
  body: schema.decidedApproval,
  answers: {
    204: { is: 'It is on its way, or back with its writer.' },
    404: { is: 'No reply of that id waits.' },
    409: {
      is: 'own_reply, overtaken, already_claimed, outbound_stopped, channel_cannot_reply, nobody_to_answer.',
    },
  },
  async handle(deps, { scope, params, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const outcome = await deps.workflows.admissions.decideApproval({
      brandId: target.brand.id,
      approvalId: params.id,
      decidedBy: scope.personId,
      send: body.send && { text: body.send.text ?? null },
      note: body.note ?? null,
    })
    if (outcome.type !== 'refused') return noContent
    if (outcome.reason === 'not_waiting' || outcome.reason === 'not_found') return notFound('waiting reply')
    if (outcome.reason === 'already_claimed') return alreadyClaimed(deps.db, outcome.by)
    return problem(409, outcome.reason, told[outcome.reason])
  },
})

const told = {
  own_reply: 'Nobody approves their own reply: ask another lead.',
  overtaken:
    'Nobody waits for this reply any more: the customer was answered, or the conversation was merged.',
  outbound_stopped: 'A lead has stopped all outbound traffic of this brand.',
  channel_cannot_reply: 'Nothing can be sent through this channel.',
  nobody_to_answer: 'No customer has written in this conversation.',
} as const

export const listReviewable = route({
  operation: 'reviews.list',
  method: 'get',
  path: '/reviews',
  summary: "A sample of freelance experts' answers that nobody has reviewed.",
  query: schema.admissionsQuery.pick({ brand: true }),
  answers: { 200: { is: 'The newest first.', schema: schema.reviewables } },
  async handle({ db }, { scope }) {
    const items = []
    for (const brand of scope.brands) {
      const { review_percent } = withUsual(await readSettings(db, brand.id))
      items.push(...(await readReviewable(db, [brand.id], review_percent)))
    }
    return ok({
      items: items.map((row) => ({
        claim_id: row.claim_id,
        person: { id: row.person_id, name: row.person_name },
        answered_at: row.answered_at.toISOString(),
        asked: row.asked,
        answer: row.answer,
      })),
      next: null,
    })
  },
})

export const reviewAnswer = route({
  operation: 'reviews.add',
  method: 'post',
  path: '/reviews/:claim_id',
  summary: 'Review an answer, 1 to 5; a correction is shown to whoever wrote it.',
  params: z.object({ claim_id: id }),
  body: schema.newReview,
  answers: {
    204: { is: 'Reviewed.' },
    404: { is: 'No answer of that id that you may review, or it was reviewed.' },
  },
  async handle(deps, { scope, params, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const review = { score: body.score, note: body.note ?? null, correction: body.correction ?? null }
    const added = await addReview(deps.db, by(deps, scope), target.brand.id, params.claim_id, review, now)
    return added ? noContent : notFound('answer to review')
  },
})

export const joinPeople = route({
  operation: 'people.join',
  method: 'post',
  path: '/people/:person_id/join',
  summary:
    'Two accounts of one person become one: what the first is owed moves to the second, and the first ends.',
  params: person,
  body: schema.joinedAccount,
  answers: {
    204: { is: 'Joined.' },
    404: { is: 'No such freelance experts of the brand.' },
    409: { is: 'same_account.' },
  },
  async handle(deps, { scope, params, body }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const [from, to] = [params.person_id as PersonId, body.into as PersonId]
    if (from === to) return problem(409, 'same_account', 'These are one account already.')
    const both = await deps.db
      .selectFrom('person')
      .select('person.id')
      .where('person.id', 'in', [from, to])
      .where('kind', '=', 'freelance')
      .where('removed_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb.exists(
            eb
              .selectFrom('membership')
              .select('person_id')
              .whereRef('person_id', '=', 'person.id')
              .where('brand_id', '=', target.brand.id),
          ),
          eb.exists(
            eb
              .selectFrom('admission')
              .select('person_id')
              .whereRef('person_id', '=', 'person.id')
              .where('brand_id', '=', target.brand.id),
          ),
        ]),
      )
      .execute()
    if (both.length < 2) return notFound('pair of freelance experts')
    // Of other brands, too: one person has one account.
    const owing = await deps.db
      .selectFrom('pay_entry')
      .select('brand_id')
      .distinct()
      .where('person_id', '=', from)
      .execute()
    await deps.workflows.removePerson(from)
    for (const { brand_id } of owing)
      await deps.workflows.pay.joinAccounts({
        brandId: brand_id as typeof target.brand.id,
        from,
        to,
        byId: scope.personId,
      })
    deps.setupChanged()
    return noContent
  },
})
