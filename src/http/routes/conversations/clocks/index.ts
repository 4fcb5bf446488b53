import { z } from 'zod'
import { readConversation } from '../../../../db/read/conversation.ts'
import type { BrandId, ConversationId } from '../../../../domain/ids.ts'
import { ok } from '../../../answer.ts'
import { notFound, problem } from '../../../problem.ts'
import { route } from '../../../route.ts'
import { id } from '../../../schema.ts'
import { presentExplanation } from './present.ts'
import { clockExplanation } from './schema.ts'

const explainClock = route({
  operation: 'clocks.explain',
  method: 'get',
  path: '/conversations/:id/clocks/:clock_id',
  summary:
    'Why is it due then? Open, closed, holiday by name, paused by whom, held by whom: the open time adds up to the target.',
  params: z.object({ id, clock_id: id }),
  answers: {
    200: { is: 'The clock, explained.', schema: clockExplanation },
    404: { is: 'No such conversation, or no such clock in it.' },
    410: { is: 'not_measured: later facts dissolved what it measured.' },
  },
  async handle({ db, workflows }, { scope, params }) {
    const conversation = await readConversation(db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const outcome = await workflows.explainClock({
      brandId: conversation.brand_id as BrandId,
      conversationId: params.id as ConversationId,
      clockId: params.clock_id,
    })
    if (outcome.type === 'explained') return ok(presentExplanation(outcome.explained))
    return outcome.reason === 'not_found' ? notFound('clock in this conversation') : notMeasured
  },
})

export const clockRoutes = [explainClock]

const notMeasured = problem(
  410,
  'not_measured',
  'What this clock measured was dissolved by facts that were learnt later: a merge, or an answer that came late.',
)
