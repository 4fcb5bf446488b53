import { createRestAPIClient } from 'masto'
import { z } from 'zod'
import { adapter, type Adapter } from '../port/adapter.ts'
import { settlingPosition } from '../port/settling.ts'
import { splitText } from '../port/split-text.ts'
import { explained, refusal } from './mastodon-errors.ts'
import { answerIn, mentionIn } from './posts.ts'
import { pullNewer } from './pull-newer.ts'
import { testMastodon } from './test-mastodon.ts'

const settings = z.strictObject({
  url: z.url('must be the address of the server, such as https://mastodon.example'),
  access_token_env: z.string().min(1).default('SUNDIAL_MASTODON_TOKEN'),
  /** Characters of one post, as the server allows. */
  max_characters: z.int().min(100).max(100_000).default(500),
})

const position = z
  .object({ mention: settlingPosition.nullable(), own: settlingPosition.nullable() })
  .nullable()
  .catch(null)
const target = z.object({
  status: z.string(),
  acct: z.string(),
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']),
})

/** Mentions, replies and direct messages of one account, through masto; answers written in other programs stop the clock too. */
export const mastodonAdapter: Adapter = adapter({
  name: 'mastodon',
  kinds: ['social'],
  settings,
  open({ settings: { url, access_token_env, max_characters }, secret, now, mustBeOutside }) {
    const client = createRestAPIClient({
      url,
      accessToken: secret(access_token_env),
      timeout: 20_000,
      requestInit: { redirect: 'error' },
    })
    let self: Promise<string> | null = null
    const ownId = () => {
      self ??= client.v1.accounts.verifyCredentials().then(({ id }) => id)
      self.catch(() => (self = null))
      return self
    }
    return {
      async pull(before) {
        await mustBeOutside(url)
        try {
          const known = position.parse(before)
          const own = await ownId()
          const at = await now()
          const mentions = await pullNewer(known && known.mention, at, (page) =>
            client.v1.notifications.list({ types: ['mention'], ...page }),
          )
          const posts = await pullNewer(known && known.own, at, (page) =>
            client.v1.accounts.$select(own).statuses.list({ excludeReblogs: true, ...page }),
          )
          return {
            arrivals: [
              ...mentions.items.flatMap(mentionIn),
              ...posts.items.flatMap((post) => answerIn(post, own)),
            ],
            position: { mention: mentions.position, own: posts.position },
            more: mentions.more || posts.more,
          }
        } catch (error) {
          return explained(error)
        }
      },
      async reply({ reply, replyTo }) {
        const { status, acct, visibility } = target.parse(replyTo)
        await mustBeOutside(url)
        try {
          let last = status
          let first: string | null = null
          for (const [index, piece] of splitText(reply.text, max_characters - acct.length - 2).entries()) {
            // The same key is the same post, however often it is sent.
            const headers = { 'Idempotency-Key': `${reply.messageId}-${index}` }
            const post = await client.v1.statuses.create(
              { status: `@${acct} ${piece}`, inReplyToId: last, visibility },
              { requestInit: { headers } },
            )
            last = post.id
            first ??= post.id
          }
          return { accepted: true, at: await now(), externalId: first! }
        } catch (error) {
          return refusal(error)
        }
      },
      test: () => testMastodon(client, () => mustBeOutside(url)),
    }
  },
})
