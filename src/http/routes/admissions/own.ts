import { z } from 'zod'
import { handInTest } from '../../../db/changes/network.ts'
import { readAdmissions, readApprovals, readReviewsOf } from '../../../db/read/network.ts'
import { readRating } from '../../../db/read/rating.ts'
import { gradeTest } from '../../../domain/admission/brand-test.ts'
import type { BrandId, PersonId } from '../../../domain/ids.ts'
import { ok, type Answer } from '../../answer.ts'
import type { HttpDeps } from '../../deps.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { presentAdmission } from './present.ts'
import { refusedAct } from './refused.ts'
import { admission, admissions, feedback, ownAct } from './schema.ts'

export const listOwnAdmissions = route({
  operation: 'admissions.own',
  method: 'get',
  path: '/me/admissions',
  summary:
    'How far you have come with each brand: agreement, test, probation, and what is asked of you next.',
  answers: { 200: { is: 'Your admissions.', schema: admissions } },
  async handle({ db }, { scope }) {
    if (!scope.personId) return personNeeded
    const rows = await readAdmissions(db, { personId: scope.personId })
    return ok({ items: rows.map((row) => presentAdmission(row, false)), next: null })
  },
})

export const actOnOwnAdmission = route({
  operation: 'admissions.act',
  method: 'post',
  path: '/me/admissions/:brand_id',
  summary: 'Accept the agreement, hand in the test, appeal against a suspension, or leave.',
  params: z.object({ brand_id: id }),
  body: ownAct,
  answers: {
    200: { is: 'How far you are now.', schema: admission },
    404: { is: 'You have not applied there.' },
    409: { is: 'not_now, no_such_agreement, other_test, test_waits.' },
  },
  async handle(deps, { scope, params, body, now }) {
    if (!scope.personId) return personNeeded
    const { personId } = scope
    const brandId = params.brand_id as BrandId
    const find = async () =>
      (await readAdmissions(deps.db, { personId })).find((one) => one.brand_id === brandId)
    const row = await find()
    if (!row) return notFound('admission of yours')
    const whose = { brandId, personId, byId: personId }
    if (body.act === 'test') {
      const refused = await handIn(deps, row, personId, body, now)
      if (refused) return refused
    } else {
      const more =
        body.act === 'agree'
          ? { version: body.version }
          : body.act === 'appeal'
            ? { reason: body.reason }
            : {}
      const outcome = await deps.workflows.admissions.act({ ...whose, act: body.act, ...more })
      if (outcome.type === 'refused') return refusedAct(outcome)
    }
    return ok(presentAdmission((await find())!, false))
  },
})

async function handIn(
  deps: HttpDeps,
  row: Awaited<ReturnType<typeof readAdmissions>>[number],
  personId: PersonId,
  { version, answers }: { readonly version: number; readonly answers: readonly (string | number | null)[] },
  now: number,
): Promise<Answer | null> {
  const { test } = row
  if (row.state !== 'agreed') return refusedAct({ reason: 'not_now', state: row.state })
  if (test?.version !== version)
    return problem(409, 'other_test', 'The brand asks other questions by now: read them again.')
  const result = gradeTest(test.questions, answers, test.pass_percent)
  const attempt = { brandId: row.brand_id, id: deps.newId(), personId, version, answers, result }
  if (!(await handInTest(deps.db, attempt, now)))
    return problem(409, 'test_waits', 'Your answers wait for a lead who reads them.')
  if (result.state === 'passed')
    await deps.workflows.admissions.act({
      brandId: row.brand_id as BrandId,
      personId,
      byId: null,
      act: 'pass',
    })
  return null
}

export const readFeedback = route({
  operation: 'feedback.read',
  method: 'get',
  path: '/me/feedback',
  summary: 'What customers and leads think of your answers, and how leads would have said it.',
  answers: { 200: { is: 'Ratings, reviews, corrections.', schema: feedback } },
  async handle({ db }, { scope }) {
    if (!scope.personId) return personNeeded
    const [rating, reviews, approvals] = await Promise.all([
      readRating(db, scope.personId),
      readReviewsOf(db, scope.personId),
      readApprovals(db, { writerId: scope.personId }),
    ])
    return ok({
      rating,
      reviews: reviews.map(({ reviewed_at, ...one }) => ({ ...one, at: reviewed_at.toISOString() })),
      corrections: approvals.map(({ id: approvalId, state, text, sent_text, note, asked_at }) => ({
        id: approvalId,
        state,
        text,
        sent_text,
        note,
        at: asked_at.toISOString(),
      })),
    })
  },
})
