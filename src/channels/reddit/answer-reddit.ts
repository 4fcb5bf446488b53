import { z } from 'zod'
import type { Delivery, ReplyContext } from '../../workflows/ports/channel-adapter.ts'
import { splitText } from '../port/split-text.ts'
import { RedditRefuses, type RedditApi } from './reddit-api.ts'

const target = z.object({ thing: z.string() })
const added = z.object({
  json: z.object({
    data: z.object({ things: z.array(z.object({ data: z.object({ name: z.string() }) })).min(1) }),
  }),
})
const own = z.object({
  data: z.object({
    children: z.array(
      z.object({ data: z.object({ name: z.string(), body: z.string(), parent_id: z.string().nullish() }) }),
    ),
  }),
})
const LONGEST = 10_000

/** Answers below the comment or the message; what an earlier attempt has put there is not put there again. */
export async function answerReddit(
  api: RedditApi,
  { reply, replyTo }: ReplyContext,
  username: string,
  now: () => Promise<number>,
): Promise<Delivery> {
  let parent = target.parse(replyTo).thing
  try {
    const earlier = own.parse(
      await api.get(parent.startsWith('t4_') ? '/message/sent' : `/user/${username}/comments`, {
        limit: '25',
      }),
    ).data.children
    let first: string | null = null
    for (const text of splitText(reply.text, LONGEST)) {
      const there = earlier.find(({ data }) => data.parent_id === parent && data.body.trim() === text.trim())
      parent = there?.data.name ?? (await add(api, parent, text))
      first ??= parent
    }
    return { accepted: true, at: await now(), externalId: first! }
  } catch (error) {
    // 401 and a missing scope are the operator's to mend; the rest no second attempt changes: deleted, locked, blocked.
    const mendable = error instanceof RedditRefuses && (error.status === 401 || /scope/i.test(error.message))
    if (error instanceof RedditRefuses && !mendable) return { accepted: false, error: error.message }
    throw error
  }
}

async function add(api: RedditApi, thing: string, text: string): Promise<string> {
  const { json } = added.parse(await api.post('/api/comment', { thing_id: thing, text }))
  return json.data.things[0]!.data.name
}
