import {
  AppBskyFeedPost,
  type AppBskyFeedDefs,
  type AppBskyNotificationListNotifications,
  type AtpAgent,
} from '@atproto/api'
import type { Instant } from '../../domain/time/instant.ts'
import { arrived, type Arrival } from '../port/arrival.ts'
import { cameAt, newer, type ListPosition } from '../port/newest-first.ts'

type Notification = AppBskyNotificationListNotifications.Notification

export interface PostsPosition {
  readonly mention: ListPosition
  readonly own: ListPosition
}

/** Who speaks to us; likes, reposts and follows start and stop nothing. */
const reasons = ['mention', 'reply', 'quote']

/** What came since, oldest first: posts at us, and our own answers. */
export async function pullPosts(
  agent: AtpAgent,
  known: PostsPosition | null,
): Promise<{ readonly arrivals: readonly Arrival[]; readonly position: PostsPosition }> {
  const mentions = await newer(known?.mention ?? null, async (cursor) => {
    const { data } = await agent.listNotifications({ limit: 100, ...(cursor && { cursor }) })
    return { items: data.notifications, cursor: data.cursor }
  })
  const own = await newer(known?.own ?? null, async (cursor) => {
    const { data } = await agent.getAuthorFeed({
      actor: agent.assertDid,
      limit: 50,
      filter: 'posts_with_replies',
      ...(cursor && { cursor }),
    })
    const ours = data.feed.filter(({ reason, post }) => !reason && post.author.did === agent.assertDid)
    return { items: ours.map(({ post }) => post), cursor: data.cursor }
  })
  return {
    arrivals: [
      ...mentions.items
        .filter(({ reason }) => reasons.includes(reason))
        .flatMap((one) => mentionIn(one, cameAt(one, known?.mention ?? null))),
      ...own.items.flatMap((one) => answerIn(one, cameAt(one, known?.own ?? null), agent.assertDid)),
    ],
    position: { mention: mentions.position, own: own.position },
  }
}

function mentionIn({ uri, cid, author, record }: Notification, at: Instant): readonly Arrival[] {
  if (!AppBskyFeedPost.isRecord(record)) return []
  const post = record as AppBskyFeedPost.Record
  const self = { uri, cid }
  return [
    arrived({
      ...placeOf(uri, post, at),
      author: { kind: 'customer', address: author.did, name: author.displayName || author.handle },
      ...(isBot(author.labels) && { automatic: 'bot' }),
      detail: { handle: author.handle, reply_to: { root: post.reply?.root ?? self, parent: self } },
    }),
  ]
}

function answerIn(
  { uri, record }: AppBskyFeedDefs.PostView,
  at: Instant,
  ownDid: string,
): readonly Arrival[] {
  if (!AppBskyFeedPost.isRecord(record)) return []
  const post = record as AppBskyFeedPost.Record
  if (!post.reply || post.reply.parent.uri.startsWith(`at://${ownDid}/`)) return []
  const [, , customer = ''] = post.reply.parent.uri.split('/')
  return [arrived({ ...placeOf(uri, post, at), author: { kind: 'agent', address: customer } })]
}

/** Accounts of programs label themselves. */
function isBot(labels: readonly { readonly val: string }[] | undefined): boolean {
  return labels?.some(({ val }) => val === 'bot') ?? false
}

function placeOf(uri: string, { text, reply, langs }: AppBskyFeedPost.Record, occurredAt: Instant) {
  return {
    externalId: uri,
    threadKey: reply?.root.uri ?? uri,
    ...(reply && { references: [reply.parent.uri] }),
    occurredAt,
    text: text || '[picture]',
    ...(langs?.[0] && { language: langs[0].slice(0, 2) }),
  }
}
