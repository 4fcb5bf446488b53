import type { Rig } from '../rig.ts'
import { serve } from './serve.ts'

interface Post {
  readonly uri: string
  readonly cid: string
  readonly did: string
  readonly record: { $type: string; text: string; createdAt: string; reply?: { root: Ref; parent: Ref } }
  readonly indexedAt: string
}
interface Ref {
  uri: string
  cid: string
}

export const shop = { did: 'did:plc:shopshopshopshopshopshop', handle: 'shop.example' }
export const nadia = { did: 'did:plc:nadianadianadianadianadi', handle: 'nadia.example' }
const cids = [
  'bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a',
  'bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy',
]

/** As much of a Bluesky server as one account needs: sign-in, notifications and own posts newest first, records under the name that the client chose. */
export async function bluesky(): Promise<Rig> {
  const posts = new Map<string, Post>()
  const notifications: (Post & { reason: string; by: typeof nadia; labels: Label[] })[] = []
  let count = 0
  let wait = 0
  let refusing = false
  const add = (by: typeof shop, text: string, key: string, reply?: { root: Ref; parent: Ref }): Post => {
    const uri = `at://${by.did}/app.bsky.feed.post/${key}`
    const indexedAt = new Date(Math.max(Date.now(), (count += 1))).toISOString()
    const record = { $type: 'app.bsky.feed.post', text, createdAt: indexedAt, ...(reply && { reply }) }
    const post = { uri, cid: cids[count % 2]!, did: by.did, record, indexedAt }
    posts.set(uri, post)
    return post
  }
  const refusal = (status: number, error: string, headers = {}) => ({
    status,
    headers,
    json: { error, message: error },
  })
  const session = { ...shop, accessJwt: jwt('access'), refreshJwt: jwt('refresh'), active: true }
  const served = await serve(({ path, headers, body }) => {
    const method = path.replace('/xrpc/', '')
    const fields = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>
    if (method === 'com.atproto.server.createSession')
      return fields['password'] === 'app-password'
        ? { json: session }
        : refusal(401, 'AuthenticationRequired')
    if (headers.authorization !== `Bearer ${session.accessJwt}`) return refusal(401, 'AuthMissing')
    switch (method) {
      case 'app.bsky.notification.listNotifications':
        return {
          json: {
            notifications: [...notifications].reverse().map(({ by, labels, ...one }) => ({
              ...one,
              did: undefined,
              by: undefined,
              isRead: false,
              author: { ...by, labels },
            })),
          },
        }
      case 'app.bsky.feed.getAuthorFeed':
        return {
          json: {
            feed: [...posts.values()]
              .filter(({ did }) => did === shop.did)
              .reverse()
              .map((post) => ({ post: { ...post, did: undefined, author: shop } })),
          },
        }
      case 'com.atproto.identity.resolveHandle':
        return refusal(400, 'InvalidRequest')
      case 'com.atproto.repo.putRecord': {
        if (wait > 0) {
          const reset = Math.trunc(Date.now() / 1_000) + wait
          wait = 0
          return refusal(429, 'RateLimitExceeded', { 'ratelimit-reset': String(reset) })
        }
        if (refusing) {
          refusing = false
          return refusal(400, 'InvalidRequest')
        }
        const record = fields['record'] as Post['record']
        if (!/^[2-7a-z]{13}$/.test(String(fields['rkey'])) || record.text.length > 300)
          return refusal(400, 'InvalidRequest')
        const { uri, cid } = add(shop, record.text, String(fields['rkey']), record.reply)
        return { json: { uri, cid } }
      }
      default:
        return refusal(404, 'MethodNotImplemented')
    }
  })
  let last: Post | null = null
  let root: Post | null = null
  const ref = ({ uri, cid }: Post) => ({ uri, cid })
  const thread = () => (last && root ? { root: ref(root), parent: ref(last) } : undefined)
  const mention = (text: string, labels: Label[] = []) => {
    last = add(nadia, text, `post${count}`, thread())
    root ??= last
    notifications.push({ ...last, reason: 'mention', by: nadia, labels })
    return Promise.resolve()
  }
  return {
    adapter: 'bluesky',
    kind: 'social',
    settings: { handle: shop.handle, service: served.url, app_password_env: 'BLUESKY' },
    variables: { BLUESKY: 'app-password' },
    customerWrites: (text) => mention(text),
    robotWrites: (text) => mention(text, [selfLabel('bot')]),
    reacts: () => {
      notifications.push({
        ...last!,
        uri: `${last!.uri}-like`,
        reason: 'like',
        by: nadia,
        labels: [],
        indexedAt: new Date().toISOString(),
      })
      return Promise.resolve()
    },
    colleagueAnswers: (text) => {
      last = add(shop, text, `own${count}`, thread())
      return Promise.resolve()
    },
    answers: () => [...posts.values()].filter(({ did }) => did === shop.did).map(({ record }) => record.text),
    asksToWait: (seconds) => (wait = seconds),
    refuses: () => (refusing = true),
    close: () => served.close(),
  }
}

interface Label {
  src: string
  uri: string
  val: string
  cts: string
}

function selfLabel(val: string): Label {
  return {
    src: nadia.did,
    uri: `at://${nadia.did}/app.bsky.actor.profile/self`,
    val,
    cts: new Date().toISOString(),
  }
}

export function jwt(scope: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ scope, sub: shop.did, exp: 4_102_444_800 })}.`
}
