import {
  AppBskyFeedPost,
  type AppBskyFeedDefs,
  type AppBskyNotificationListNotifications,
  type AtpAgent,
} from '@atproto/api'
import { arrived, type Arrival } from '../port/arrival.ts'

type Notification = AppBskyNotificationListNotifications.Notification

/** Up to which instant (the server's, ISO 8601) everything was read. */
export interface PostsPosition {
  readonly mention: string
  readonly own: string
}

/** Who speaks to us; likes, reposts and follows start and stop nothing. */
const reasons = ['mention', 'reply', 'quote']
const PAGES = 20

/** What came since, oldest first: posts at us, and our own answers. What stands at the very instant is read again; the store knows it. */
export async function pullPosts(
  agent: AtpAgent,
  known: PostsPosition | null,
): Promise<{ readonly arrivals: readonly Arrival[]; readonly position: PostsPosition }> {
  const notifications = await newer(known?.mention ?? null, async (cursor) => {
    const { data } = await agent.listNotifications({ limit: 100, ...(cursor && { cursor }) })
    return { items: data.notifications, cursor: data.cursor, at: (one: Notification) => one.indexedAt }
  })
  const posts = await newer(known?.own ?? null, async (cursor) => {
    const { data } = await agent.getAuthorFeed({
      actor: agent.assertDid,
      limit: 50,
      filter: 'posts_with_replies',
      ...(cursor && { cursor }),
    })
    const own = data.feed.filter(({ reason, post }) => !reason && post.author.did === agent.assertDid)
    return {
      items: own.map(({ post }) => post),
      cursor: data.cursor,
      at: (post: AppBskyFeedDefs.PostView) => post.indexedAt,
    }
  })
  return {
    arrivals: [
      ...notifications.items.filter(({ reason }) => reasons.includes(reason)).flatMap(mentionIn),
      ...posts.items.flatMap((post) => answerIn(post, agent.assertDid)),
    ],
    position: { mention: notifications.newest, own: posts.newest },
  }
}

interface Page<Item> {
  readonly items: readonly Item[]
  readonly cursor: string | undefined
  readonly at: (item: Item) => string
}

/** Pages back, newest first, to what is known. The first time only looks where to begin. */
async function newer<Item>(
  known: string | null,
  page: (cursor: string | null) => Promise<Page<Item>>,
): Promise<{ readonly items: readonly Item[]; readonly newest: string }> {
  const items: Item[] = []
  let cursor: string | null = null
  let newest = known ?? ''
  for (let count = 0; count < PAGES; count += 1) {
    const { items: found, cursor: next, at } = await page(cursor)
    for (const item of found) if (at(item) > newest) newest = at(item)
    if (known === null) break
    items.push(...found.filter((item) => at(item) >= known))
    if (!next || found.length === 0 || found.some((item) => at(item) < known)) break
    cursor = next
  }
  return { items: items.reverse(), newest }
}

function mentionIn({ uri, cid, author, record, indexedAt }: Notification): readonly Arrival[] {
  if (!AppBskyFeedPost.isRecord(record)) return []
  const post = record as AppBskyFeedPost.Record
  const self = { uri, cid }
  return [
    arrived({
      ...placeOf(uri, post, indexedAt),
      author: { kind: 'customer', address: author.did, name: author.displayName || author.handle },
      ...(isBot(author.labels) && { automatic: 'bot' }),
      detail: { handle: author.handle, reply_to: { root: post.reply?.root ?? self, parent: self } },
    }),
  ]
}

function answerIn({ uri, record, indexedAt }: AppBskyFeedDefs.PostView, ownDid: string): readonly Arrival[] {
  if (!AppBskyFeedPost.isRecord(record)) return []
  const post = record as AppBskyFeedPost.Record
  if (!post.reply || post.reply.parent.uri.startsWith(`at://${ownDid}/`)) return []
  const [, , customer = ''] = post.reply.parent.uri.split('/')
  return [arrived({ ...placeOf(uri, post, indexedAt), author: { kind: 'agent', address: customer } })]
}

/** Accounts of programs label themselves. */
function isBot(labels: readonly { readonly val: string }[] | undefined): boolean {
  return labels?.some(({ val }) => val === 'bot') ?? false
}

/** `createdAt` is the sender's claim; `indexedAt` is the server's own. */
function placeOf(uri: string, { text, reply, langs }: AppBskyFeedPost.Record, indexedAt: string) {
  return {
    externalId: uri,
    threadKey: reply?.root.uri ?? uri,
    ...(reply && { references: [reply.parent.uri] }),
    occurredAt: Date.parse(indexedAt),
    text: text || '[picture]',
    ...(langs?.[0] && { language: langs[0].slice(0, 2) }),
  }
}
