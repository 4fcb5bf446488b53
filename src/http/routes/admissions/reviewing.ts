import { z } from 'zod'
import { addReview, networkSettings } from '../../../db/changes/network.ts'
import { readReviewable } from '../../../db/read/network.ts'
import { noContent, ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import * as schema from './schema.ts'
import { withUsual } from './settings.ts'

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
      const { review_percent } = withUsual(await networkSettings(db, brand.id))
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
