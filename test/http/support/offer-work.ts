import type { OfferId, PersonId } from '../../../src/domain/ids.ts'
import type { Api } from './open-api.ts'

/** Work of a conversation that is being searched for, offered to these people as a wave does. */
export async function offerWork(
  api: Api,
  conversationId: string,
  slugs: readonly string[],
  expiresIn = 120_000,
): Promise<readonly { readonly id: OfferId; readonly personId: PersonId; readonly slug: string }[]> {
  const { db, deps } = api.house
  const turn = await db
    .selectFrom('turn')
    .innerJoin('conversation', 'conversation.id', 'turn.conversation_id')
    .innerJoin('channel', 'channel.id', 'conversation.channel_id')
    .select(['turn.brand_id', 'turn.id', 'channel.kind'])
    .where('conversation_id', '=', conversationId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  const now = Date.now()
  const dispatchId = deps.newId()
  const common = { brand_id: turn.brand_id, conversation_id: conversationId }
  await db
    .insertInto('dispatch')
    .values({ ...common, id: dispatchId, turn_id: turn.id, state: 'open', wave: 1, opened_at: new Date(now) })
    .execute()
  const offers = []
  for (const slug of slugs) {
    const [id, personId] = [deps.newId() as OfferId, (await api.personId(slug)) as PersonId]
    await db
      .insertInto('offer')
      .values({
        ...common,
        id,
        dispatch_id: dispatchId,
        person_id: personId,
        channel_kind: turn.kind,
        wave: 1,
        state: 'open',
        offered_at: new Date(now),
        expires_at: new Date(now + expiresIn),
      })
      .execute()
    offers.push({ id, personId, slug })
  }
  return offers
}

let written = 0

/** A customer writes, and now waits. Answers the conversation. */
export async function customerWrites(api: Api, over: object = {}, channel = 'demo-posts'): Promise<string> {
  written += 1
  const token = await api.tokenOf('elena')
  const answer = await api.post(`channels/${channel}/messages`, {
    token,
    body: {
      external_id: `written-${written}`,
      thread_key: `written-${written}`,
      author: {
        kind: 'customer',
        address: `customer-${written}@customers.example`,
        name: `Customer ${written}`,
      },
      subject: `Question ${written}`,
      text: `The words of customer ${written}`,
      ...over,
    },
  })
  return answer.body.conversation_id as string
}
