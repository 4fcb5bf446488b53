import { AppBskyRichtextFacet, AtpAgent, RichText } from '@atproto/api'
import { z } from 'zod'
import type { Door, Line } from '../port/adapter.ts'
import { listPosition } from '../port/newest-first.ts'
import { splitText } from '../port/split-text.ts'
import type { BlueskySettings } from './bluesky-adapter.ts'
import { explained, refusal } from './bluesky-errors.ts'
import { answerDirect, pullDirect } from './direct-messages.ts'
import { pullPosts } from './pull-posts.ts'
import { signedIn } from './signed-in.ts'
import { testBluesky } from './test-bluesky.ts'
import { tidOf } from './tid.ts'

const position = z
  .object({ mention: listPosition, own: listPosition, direct: z.string().optional() })
  .nullable()
  .catch(null)
const ref = z.object({ uri: z.string(), cid: z.string() })
const target = z.union([z.object({ root: ref, parent: ref }), z.object({ convo: z.string() })])
const LONGEST_POST = 290

/** An account's mentions, replies, quotes and direct messages, through the official library. */
export function blueskyDoor({
  settings,
  secret,
  now,
  fetch,
}: Line<BlueskySettings>): Required<Pick<Door, 'pull' | 'reply' | 'test'>> {
  const { handle, app_password_env, service, direct_messages } = settings
  const session = signedIn(new AtpAgent({ service, fetch }), handle, secret(app_password_env))
  return {
    async pull(before) {
      try {
        const known = position.parse(before)
        const agent = await session()
        const posts = await pullPosts(agent, known)
        const direct = direct_messages ? await pullDirect(agent, known?.direct ?? null) : null
        return {
          arrivals: [...posts.arrivals, ...(direct?.arrivals ?? [])],
          position: { ...posts.position, ...(direct && { direct: direct.cursor }) },
        }
      } catch (error) {
        return explained(error, await now())
      }
    },
    async reply({ reply, replyTo }) {
      const to = target.parse(replyTo)
      try {
        const agent = await session()
        if ('convo' in to) {
          const externalId = await answerDirect(agent, to.convo, reply)
          return { accepted: true, at: await now(), externalId }
        }
        let parent = to.parent
        let first: string | null = null
        for (const [index, piece] of splitText(reply.text, LONGEST_POST).entries()) {
          const text = new RichText({ text: piece })
          text.detectFacetsWithoutResolution()
          const links = text.facets?.filter(({ features }) => features.every(AppBskyRichtextFacet.isLink))
          // Put under a name derived from ours: sent again, it is the same post.
          const { data } = await agent.com.atproto.repo.putRecord({
            repo: agent.assertDid,
            collection: 'app.bsky.feed.post',
            rkey: tidOf(reply.messageId, index),
            record: {
              $type: 'app.bsky.feed.post',
              text: text.text,
              ...(links?.length && { facets: links }),
              reply: { root: to.root, parent },
              createdAt: new Date(reply.queuedAt).toISOString(),
            },
          })
          parent = { uri: data.uri, cid: data.cid }
          first ??= data.uri
        }
        return { accepted: true, at: await now(), externalId: first! }
      } catch (error) {
        return refusal(error, await now())
      }
    },
    test: () => testBluesky(session, direct_messages),
  }
}
