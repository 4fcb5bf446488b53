import { z } from 'zod'
import type { Delivery, ReplyContext } from '../../workflows/ports/channel-adapter.ts'
import { sayOnce } from '../port/say-once.ts'
import { splitText } from '../port/split-text.ts'
import type { Reply } from '../../workflows/ports/reply-store.ts'
import { DIRECT_FIELDS, directId } from './posts.ts'
import { XRefuses, type XApi } from './x-api.ts'

const target = z.union([z.object({ post: z.string() }), z.object({ direct: z.string() })])
const posted = z.object({ data: z.object({ id: z.string() }) })
const sent = z.object({ data: z.object({ dm_event_id: z.string() }) })
const ownPosts = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).default([]),
      }),
    )
    .default([]),
})

const directEvents = z.object({
  data: z
    .array(z.object({ id: z.string(), text: z.string(), sender_id: z.string(), created_at: z.string() }))
    .default([]),
})

const LONGEST_DIRECT = 10_000
/** 280 counts of one for Latin, Greek, Cyrillic, Arabic and the like, of two for all else. */
const LONGEST_POST = 280
const LIGHT = /^[\s -\u10FF\u2000-\u200D\u2010-\u201F\u2032-\u2037]*$/u

/** Answers a post under it, a direct message in its conversation. `own` is our account's id. */
export async function answerX(
  api: XApi,
  { reply, replyTo }: ReplyContext,
  own: string,
  now: () => Promise<number>,
): Promise<Delivery> {
  const to = target.parse(replyTo)
  try {
    let first: string | null = null
    if ('direct' in to) first = await answerDirect(api, reply, to.direct, own)
    else {
      let parent = to.post
      for (const text of splitText(reply.text, LIGHT.test(reply.text) ? LONGEST_POST : LONGEST_POST / 2)) {
        parent = await post(api, own, text, parent)
        first ??= parent
      }
    }
    return { accepted: true, at: await now(), externalId: first! }
  } catch (error) {
    // 401 is the operator's to mend; the rest no second attempt changes: gone, closed to us, too long.
    if (error instanceof XRefuses && error.status !== 401) return { accepted: false, error: error.message }
    throw error
  }
}

/** X takes a direct message as often as it is sent: a second attempt first looks for what the one before has said. */
async function answerDirect(api: XApi, reply: Reply, conversation: string, own: string): Promise<string> {
  const path = `dm_conversations/${encodeURIComponent(conversation)}`
  const said =
    reply.attempts === 0
      ? []
      : directEvents
          .parse(await api.get(`${path}/dm_events`, { ...DIRECT_FIELDS, max_results: '100' }))
          .data.filter((one) => one.sender_id === own && Date.parse(one.created_at) >= reply.queuedAt)
  const first = await sayOnce(
    splitText(reply.text, LONGEST_DIRECT),
    said,
    async (text) => sent.parse(await api.post(`${path}/messages`, { text })).data.dm_event_id,
  )
  return directId(first)
}

/** X takes no post twice: then the earlier attempt was taken, if that post stands where this one should. */
async function post(api: XApi, own: string, text: string, parent: string): Promise<string> {
  try {
    return posted.parse(await api.post('tweets', { text, reply: { in_reply_to_tweet_id: parent } })).data.id
  } catch (error) {
    if (!(error instanceof XRefuses) || error.status !== 403 || !/duplicate/i.test(error.message)) throw error
    const { data } = ownPosts.parse(
      await api.get(`users/${own}/tweets`, { max_results: '20', 'tweet.fields': 'referenced_tweets' }),
    )
    const earlier = data.find((one) =>
      one.referenced_tweets.some(({ type, id }) => type === 'replied_to' && id === parent),
    )
    if (!earlier) throw error
    return earlier.id
  }
}
