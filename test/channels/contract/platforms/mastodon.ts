import type { Rig } from '../rig.ts'
import { serve } from './serve.ts'

interface Post {
  readonly id: string
  readonly account: { id: string; acct: string; username: string; displayName: string; bot: boolean }
  readonly content: string
  readonly inReplyToId: string | null
  readonly at: string
}

const own = { id: '1', acct: 'shop', username: 'shop', displayName: 'Shop', bot: false }
const nadia = {
  id: '2',
  acct: 'nadia@elsewhere.example',
  username: 'nadia',
  displayName: 'Nadia',
  bot: false,
}
const robot = { id: '3', acct: 'news@elsewhere.example', username: 'news', displayName: 'News', bot: true }

/** A Mastodon server's API: pages of what is newer than an id, newest first; one post for one Idempotency-Key. */
export async function mastodon(): Promise<Rig> {
  const posts: Post[] = []
  const notifications: { id: string; type: string; created_at: string; account: object; status?: object }[] =
    []
  const keys = new Map<string, Post>()
  let count = 100
  let wait = false
  let refusing = false
  const add = (account: Post['account'], text: string, inReplyToId: string | null): Post => {
    const post = {
      id: String((count += 1)),
      account,
      content: `<p>${text}</p>`,
      inReplyToId,
      at: new Date().toISOString(),
    }
    posts.push(post)
    return post
  }
  const status = (post: Post) => ({
    id: post.id,
    created_at: post.at,
    in_reply_to_id: post.inReplyToId,
    in_reply_to_account_id: posts.find(({ id }) => id === post.inReplyToId)?.account.id ?? null,
    visibility: 'public',
    language: 'en',
    url: `https://shop.example/${post.id}`,
    content: post.content,
    media_attachments: [],
    mentions: post.account === own ? [{ id: nadia.id, acct: nadia.acct }] : [{ id: own.id, acct: own.acct }],
    account: account(post.account),
  })
  const page = <Item extends { id: string }>(items: readonly Item[], query: URLSearchParams) => {
    const min = query.get('min_id')
    const limit = Number(query.get('limit') ?? 20)
    if (min === null) return items.slice(-limit).reverse()
    return items
      .filter(({ id }) => Number(id) > Number(min))
      .slice(0, limit)
      .reverse()
  }
  const served = await serve(({ method, path, query, headers, body }) => {
    if (headers.authorization !== 'Bearer mastodon-token')
      return { status: 401, json: { error: 'The access token is invalid' } }
    if (path === '/api/v1/accounts/verify_credentials') return { json: account(own) }
    if (path === '/api/v1/notifications') return { json: page(notifications, query) }
    if (path === '/api/v1/accounts/1/statuses')
      return {
        json: page(
          posts.filter((post) => post.account === own),
          query,
        ).map(status),
      }
    if (method !== 'POST' || path !== '/api/v1/statuses')
      return { status: 404, json: { error: 'Record not found' } }
    if (wait) {
      wait = false
      return {
        status: 429,
        headers: { 'x-ratelimit-reset': new Date(Date.now() + 60_000).toISOString() },
        json: { error: 'Too many requests' },
      }
    }
    if (refusing) {
      refusing = false
      return { status: 422, json: { error: 'Validation failed: Text character limit of 500 exceeded' } }
    }
    const fields = JSON.parse(body) as { status: string; in_reply_to_id: string }
    const known = keys.get(headers['idempotency-key'] as string)
    if (known) return { json: status(known) }
    if (fields.status.length > 500)
      return { status: 422, json: { error: 'Validation failed: Text character limit of 500 exceeded' } }
    const post = add(own, fields.status, fields.in_reply_to_id)
    keys.set(headers['idempotency-key'] as string, post)
    return { json: status(post) }
  })
  let last: Post | null = null
  const mention = (by: Post['account'], text: string) => {
    last = add(by, text, last?.id ?? null)
    notify(by, last)
    return Promise.resolve()
  }
  const notify = (by: Post['account'], post: Post) =>
    notifications.push({
      id: String((count += 1)),
      type: 'mention',
      created_at: post.at,
      account: account(by),
      status: status(post),
    })
  return {
    adapter: 'mastodon',
    kind: 'social',
    settings: { url: served.url, access_token_env: 'MASTODON' },
    variables: { MASTODON: 'mastodon-token' },
    customerWrites: (text) => mention(nadia, text),
    deliversAgain: () => {
      notify(nadia, last!)
      return Promise.resolve()
    },
    robotWrites: (text) => mention(robot, text),
    reacts: () => {
      notifications.push({
        id: String((count += 1)),
        type: 'favourite',
        created_at: new Date().toISOString(),
        account: account(nadia),
      })
      return Promise.resolve()
    },
    colleagueAnswers: (text) => {
      last = add(own, text, last!.id)
      return Promise.resolve()
    },
    answers: () =>
      posts
        .filter((post) => post.account === own)
        .map(({ content }) => content.replace(/<[^>]*>|^<p>@\S+ /g, '').replace(/^@\S+ /, '')),
    asksToWait: () => (wait = true),
    refuses: () => (refusing = true),
    close: () => served.close(),
  }
}

function account({ id, acct, username, displayName, bot }: Post['account']) {
  return { id, acct, username, display_name: displayName, bot }
}
