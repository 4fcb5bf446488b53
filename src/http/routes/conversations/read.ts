import type { Kysely } from 'kysely'
import { z } from 'zod'
import { readFinishedClocks, readOpenClocks } from '../../../db/read/clocks.ts'
import {
  readEvents,
  readLatestDispatch,
  readOffersOfConversation,
  readReplies,
  readTurns,
} from '../../../db/read/conversation-facts.ts'
import { readConversation } from '../../../db/read/conversation.ts'
import type { ConversationRow } from '../../../db/read/conversations.ts'
import { readMessages } from '../../../db/read/messages.ts'
import { readNotCustomer } from '../../../db/read/not-customer.ts'
import { readOtherConversations } from '../../../db/read/other-conversations.ts'
import type { DB } from '../../../db/schema.ts'
import { ok } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { presentDetail, type DetailRows } from './present-detail.ts'
import { conversationDetail } from './schema.ts'

export const readConversationDetail = route({
  operation: 'conversations.read',
  method: 'get',
  path: '/conversations/:id',
  summary: 'One conversation with everything that happened in it.',
  params: z.object({ id }),
  answers: {
    200: { is: 'The conversation.', schema: conversationDetail },
    404: { is: 'No such conversation.' },
  },
  async handle({ db }, { scope, params, now }) {
    const conversation = await readConversation(db, scope, params.id)
    if (!conversation) return notFound('conversation')
    return ok(presentDetail(await rowsOf(db, scope, conversation), now))
  },
})

/** All of one instant: a clock that ends meanwhile must not be missing, nor be there twice. */
function rowsOf(db: Kysely<DB>, scope: Scope, conversation: ConversationRow): Promise<DetailRows> {
  const { brand_id: brandId, id: conversationId } = conversation
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => ({
      conversation,
      messages: await readMessages(trx, brandId, conversationId),
      replies: await readReplies(trx, brandId, conversationId),
      turns: await readTurns(trx, brandId, conversationId),
      openClocks: await readOpenClocks(trx, brandId, conversationId),
      finishedClocks: await readFinishedClocks(trx, brandId, conversationId),
      events: await readEvents(trx, brandId, conversationId),
      offers: await readOffersOfConversation(trx, brandId, conversationId),
      dispatch: await readLatestDispatch(trx, brandId, conversationId),
      others: await readOtherConversations(trx, scope, conversation),
      notCustomer: await readNotCustomer(trx, brandId, conversation.customer_id),
    }))
}
