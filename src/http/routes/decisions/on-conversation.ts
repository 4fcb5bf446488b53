import { z } from 'zod'
import { readConversation } from '../../../db/read/conversation.ts'
import { readDecisionsOn } from '../../../db/read/decisions.ts'
import { ok } from '../../answer.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { ledBrands } from '../absences/whose.ts'
import { presentDecision } from './present.ts'
import { decisions } from './schema.ts'
import { wordsFor } from './words.ts'

export const listDecisionsOn = route({
  operation: 'decisions.on-conversation',
  method: 'get',
  path: '/conversations/:id/decisions',
  summary: 'Who was asked when and why, and why the others were not. Leads see everybody, others themselves.',
  params: z.object({ id }),
  answers: { 200: { is: 'In order.', schema: decisions }, 404: { is: 'No such conversation.' } },
  async handle({ db }, { scope, params, header }) {
    const conversation = await readConversation(db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const leads = ledBrands(scope).some((brand) => brand.id === conversation.brand_id)
    const rows = await readDecisionsOn(db, conversation.brand_id, params.id, leads ? null : scope.personId)
    const t = wordsFor(header('accept-language'))
    return ok({ items: rows.map((row) => presentDecision(row, t)), next: null })
  },
})
