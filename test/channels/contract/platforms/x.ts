import { createHmac } from 'node:crypto'
import type { Rig } from '../rig.ts'
import { serve, type Request, type Response } from './serve.ts'

interface Post {
  readonly id: string
  readonly author: string
  readonly text: string
  readonly parent: string | null
  readonly conversation: string
  readonly to: string | null
  readonly repost: boolean
  readonly at: string
}

interface Direct {
  readonly id: string
  readonly sender: string
  readonly text: string
  readonly at: string
}

const SHOP = '7000000000000000001'
const NADIA = '812'
const secrets = {
  X_KEY: 'key',
  X_SECRET: 'key-secret',
  X_TOKEN: `${SHOP}-token`,
  X_TOKEN_SECRET: 'token-secret',
}
const users = [
  { id: SHOP, name: 'Shop', username: 'shop' },
  { id: NADIA, name: 'Nadia', username: 'nadia' },
]

/**
 * The API of X, version 2: OAuth 1.0a with every nonce once, lists newest first by `since_id` and `pagination_token`, no post twice, 280
 * characters, 429 with `x-rate-limit-reset`. As documented at docs.x.com: x-api/posts/timelines, x-api/posts/manage-tweets,
 * x-api/direct-messages, x-api/fundamentals/rate-limits, fundamentals/authentication/oauth-1-0a/creating-a-signature.
 */
export async function fakeX({ pageSize = 100 } = {}) {
  const posts: Post[] = []
  const directs: Direct[] = []
  const nonces = new Set<string>()
  let count = 1_900_000_000_000_000_000n
  let waitUntil: number | null = null
  let refusing = false
  let loseNext = false

  const nextId = () => String((count += 4_194_304n))
  const add = (author: string, text: string, parent: string | null, repost = false): Post => {
    const id = nextId()
    const answered = posts.find((one) => one.id === parent)
    const post = {
      id,
      author,
      text,
      parent,
      repost,
      conversation: answered?.conversation ?? id,
      to: repost ? null : (answered?.author ?? null),
      at: new Date().toISOString(),
    }
    posts.push(post)
    return post
  }
  const addDirect = (sender: string, text: string): Direct => {
    const direct = { id: nextId(), sender, text, at: new Date().toISOString() }
    directs.push(direct)
    return direct
  }

  function answer(request: Request): Response {
    const { method, path, query, body } = request
    if (!isSigned(request, nonces)) return problem(401, 'Unauthorized', 'Unauthorized')
    const [, version, what, id, list] = path.split('/')
    if (version !== '2') return problem(404, 'Not Found', 'no such version')
    if (what === 'users' && id === 'me') return { json: { data: users[0] } }
    if (what === 'users' && id === SHOP && list === 'mentions')
      return page(
        posts
          .filter(({ author, to, text }) => author !== SHOP && (to === SHOP || text.includes('@shop')))
          .map(shown),
        query,
      )
    if (what === 'users' && id === SHOP && list === 'tweets')
      return page(posts.filter(({ author }) => author === SHOP).map(shown), query)
    if (what === 'dm_events' && method === 'GET') return page(directs.map(shownDirect), query)
    if (what === 'dm_conversations' && list === 'dm_events') return page(directs.map(shownDirect), query)
    if (method !== 'POST') return problem(404, 'Not Found', `no ${path}`)
    if (waitUntil !== null) {
      const reset = String(Math.ceil(waitUntil / 1_000))
      waitUntil = null
      return {
        status: 429,
        headers: { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset },
        json: { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
      }
    }
    if (what === 'tweets') return tweet(body)
    if (what === 'dm_conversations' && id === `${NADIA}-${SHOP}` && list === 'messages') {
      const sent = addDirect(SHOP, (JSON.parse(body) as { text: string }).text)
      if (loseNext) {
        loseNext = false
        return { status: 503, json: { title: 'Service Unavailable' } }
      }
      return { status: 201, json: { data: { dm_conversation_id: id, dm_event_id: sent.id } } }
    }
    return problem(403, 'Forbidden', 'You are not permitted to perform this action.')
  }

  function tweet(body: string): Response {
    const { text, reply } = JSON.parse(body) as { text: string; reply?: { in_reply_to_tweet_id: string } }
    if (refusing) {
      refusing = false
      return problem(
        403,
        'Forbidden',
        'You attempted to reply to a Tweet that is deleted or not visible to you.',
      )
    }
    if (Array.from(text).length > 280) return problem(403, 'Forbidden', 'Your Tweet text is too long.')
    if (posts.some((one) => one.author === SHOP && one.text === text))
      return problem(403, 'Forbidden', 'You are not allowed to create a Tweet with duplicate content.')
    const post = add(SHOP, text, reply?.in_reply_to_tweet_id ?? null)
    if (loseNext) {
      loseNext = false
      return { status: 503, json: { title: 'Service Unavailable' } }
    }
    return { status: 201, json: { data: { id: post.id, text } } }
  }

  const shown = ({ id, author, text, parent, conversation, to, repost, at }: Post) => ({
    id,
    author_id: author,
    text: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    conversation_id: conversation,
    created_at: at,
    lang: 'en',
    ...(to !== null && { in_reply_to_user_id: to }),
    ...(parent !== null && {
      referenced_tweets: [{ type: repost ? 'retweeted' : 'replied_to', id: parent }],
    }),
  })
  const shownDirect = ({ id, sender, text, at }: Direct) => ({
    id,
    event_type: 'MessageCreate',
    text,
    sender_id: sender,
    created_at: at,
    dm_conversation_id: `${NADIA}-${SHOP}`,
  })

  function page(items: readonly { readonly id: string }[], query: URLSearchParams): Response {
    const since = query.get('since_id')
    const size = Math.min(pageSize, Number(query.get('max_results') ?? 10))
    const from = Number(query.get('pagination_token') ?? 0)
    const found = items.filter(({ id }) => since === null || BigInt(id) > BigInt(since)).reverse()
    return {
      json: {
        ...(found.length > from && { data: found.slice(from, from + size) }),
        includes: { users },
        meta: {
          result_count: Math.min(size, found.length - from),
          ...(from + size < found.length && { next_token: String(from + size) }),
        },
      },
    }
  }

  const served = await serve(answer)
  return {
    url: served.url,
    settings: {
      consumer_key_env: 'X_KEY',
      consumer_secret_env: 'X_SECRET',
      access_token_env: 'X_TOKEN',
      access_secret_env: 'X_TOKEN_SECRET',
      poll_seconds: 0.02,
      api_url: served.url,
    },
    variables: secrets,
    posts,
    directs,
    add,
    addDirect,
    asksToWait: (seconds: number) => void (waitUntil = Date.now() + seconds * 1_000),
    refuses: () => void (refusing = true),
    /** The next post is taken, and the answer that says so is lost. */
    losesAnswer: () => void (loseNext = true),
    close: () => served.close(),
  }
}

/** Customers who speak to @shop in public, one below the other. */
export async function x(): Promise<Rig> {
  const fake = await fakeX()
  let last = fake.add(SHOP, 'We are open', null)
  const own = () => fake.posts.filter(({ author, text }) => author === SHOP && text !== 'We are open')
  return {
    adapter: 'x',
    kind: 'social',
    settings: fake.settings,
    variables: fake.variables,
    customerWrites: (text) => {
      last = fake.add(NADIA, `@shop ${text}`, own().at(-1)?.id ?? last.id)
      return Promise.resolve()
    },
    colleagueAnswers: (text) => {
      fake.add(SHOP, text, last.id)
      return Promise.resolve()
    },
    reacts: () => {
      fake.add(NADIA, 'RT @shop: We are open', last.id, true)
      return Promise.resolve()
    },
    echoes: () => Promise.resolve(),
    answers: () => own().map(({ text }) => text),
    asksToWait: (seconds) => fake.asksToWait(seconds),
    refuses: () => fake.refuses(),
    close: () => fake.close(),
  }
}

export { NADIA, SHOP }

/** Worked out anew from the header, as the documentation describes it. */
function isSigned({ method, path, query, headers }: Request, nonces: Set<string>): boolean {
  const given = Object.fromEntries(
    [...(headers.authorization ?? '').matchAll(/(oauth_\w+)="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      decodeURIComponent(value!),
    ]),
  )
  const { oauth_signature: signature, ...rest } = given
  const nonce = rest['oauth_nonce'] ?? ''
  const fresh = Math.abs(Date.now() / 1_000 - Number(rest['oauth_timestamp'])) < 300 && !nonces.has(nonce)
  nonces.add(nonce)
  if (!fresh || rest['oauth_consumer_key'] !== secrets.X_KEY || rest['oauth_token'] !== secrets.X_TOKEN)
    return false
  const escape = (text: string) =>
    encodeURIComponent(text).replace(/[!*'()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  const fields = [...Object.entries(rest), ...query]
    .map(([name, value]) => [escape(name), escape(value)] as const)
    .sort((a, b) => (a[0] === b[0] ? (a[1] < b[1] ? -1 : 1) : a[0] < b[0] ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  const base = `${method}&${escape(`http://${headers.host}${path}`)}&${escape(fields)}`
  return (
    createHmac('sha1', `${secrets.X_SECRET}&${secrets.X_TOKEN_SECRET}`).update(base).digest('base64') ===
    signature
  )
}

function problem(status: number, title: string, detail: string): Response {
  return { status, json: { title, detail, type: 'about:blank', status } }
}
