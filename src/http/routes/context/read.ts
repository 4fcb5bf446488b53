import { z } from 'zod'
import { readCustomerContext, readHistory, readSpoken } from '../../../db/read/context.ts'
import { networkSettings } from '../../../db/changes/network.ts'
import { readConversation } from '../../../db/read/conversation.ts'
import { readSnippets } from '../../../db/read/snippets.ts'
import type { ConversationRow } from '../../../db/read/conversations.ts'
import { ok } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import type { HttpDeps } from '../../deps.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { mustHoldFirst } from '../conversations/must-hold-first.ts'
import { presentContext } from './present.ts'
import { context } from './schema.ts'

export const readContext = route({
  operation: 'context.read',
  method: 'get',
  path: '/conversations/:id/context',
  summary: 'All that whoever answers needs on one page; freelance experts see it once they hold the work.',
  params: z.object({ id }),
  answers: {
    200: { is: 'The context.', schema: context },
    404: { is: 'No such conversation.' },
    409: { is: 'claim_first, already_claimed.' },
  },
  async handle({ db }, { scope, params, now }) {
    const conversation = await readConversation(db, scope, params.id)
    if (!conversation) return notFound('conversation')
    const hindrance = await mustHoldFirst(db, scope, conversation)
    if (hindrance) return hindrance
    const { brand_id, customer_id } = conversation
    const [customer, history, spoken, snippets] = await Promise.all([
      readCustomerContext(db, brand_id, customer_id),
      historyFor(db, scope, conversation),
      readSpoken(db, brand_id, customer_id),
      readSnippets(db, [brand_id], { state: 'fresh', now: new Date(now) }),
    ])
    return ok(presentContext({ conversation, customer, history, spoken, snippets }, now))
  },
})

/** Freelance experts see as much of the customer's other conversations as the brand allows: those of the same kind of door, unless it says otherwise. */
async function historyFor(
  db: HttpDeps['db'],
  { brands }: Scope,
  { brand_id, customer_id, id: own, channel_kind }: ConversationRow,
) {
  const all = await readHistory(db, brand_id, customer_id, own)
  if (!brands.some((brand) => brand.id === brand_id && brand.ownOnly)) return all
  const { history = 'channel' } = await networkSettings(db, brand_id)
  if (history === 'all') return all
  return history === 'none' ? [] : all.filter((past) => past.channel_kind === channel_kind)
}
