import type { Rig } from '../rig.ts'
import { jwt, nadia, shop } from './bluesky.ts'
import { serve, type Response } from './serve.ts'

interface Said {
  readonly id: string
  readonly rev: string
  readonly text: string
  readonly sender: { readonly did: string }
  readonly sentAt: string
}

interface Log {
  readonly $type: string
  readonly rev: string
  readonly convoId: string
  readonly message?: Said
  readonly reaction?: object
}

const CONVO = '3kzconvoconvo'
const PAGE = 2

/**
 * The network's direct messages behind an account's server, which hands them on by `atproto-proxy`: a log of everything that goes on, in pages by
 * a cursor, the latest first cursor without one; messages without names of the client's. As the lexicons of `chat.bsky.convo` in @atproto/api say
 * (getLog, getMessages, sendMessage), and as Bluesky's own app polls the log.
 */
export async function fakeBlueskyDirect() {
  const logs: Log[] = []
  const session = { ...shop, accessJwt: jwt('access'), refreshJwt: jwt('refresh'), active: true }
  let count = 100_000
  let wait = 0
  let refusing = false
  let loseNext = false
  const rev = () => `3kz${(count += 1)}`
  const refusal = (status: number, error: string, headers = {}): Response => ({
    status,
    headers,
    json: { error, message: error },
  })
  const say = (by: { readonly did: string }, text: string): Said => {
    const said = {
      id: `msg${(count += 1)}`,
      rev: rev(),
      text,
      sender: { did: by.did },
      sentAt: new Date().toISOString(),
    }
    logs.push({
      $type: 'chat.bsky.convo.defs#logCreateMessage',
      rev: said.rev,
      convoId: CONVO,
      message: said,
    })
    return said
  }
  const view = (said: Said) => ({ ...said, $type: 'chat.bsky.convo.defs#messageView' })
  const shown = (log: Log) => ({ ...log, ...(log.message && { message: view(log.message) }) })
  const said = () =>
    logs.flatMap(({ $type, message }) => ($type.endsWith('#logCreateMessage') && message ? [message] : []))

  function log(cursor: string | null): Response {
    if (cursor === null) return { json: { logs: [], cursor: logs.at(-1)?.rev ?? '3kz0' } }
    const page = logs.filter((one) => one.rev > cursor).slice(0, PAGE)
    return { json: { logs: page.map(shown), cursor: page.at(-1)?.rev ?? cursor } }
  }

  function send({ convoId, message }: { convoId?: string; message?: { text: string } }): Response {
    if (wait > 0) {
      const reset = Math.trunc(Date.now() / 1_000) + wait
      wait = 0
      return refusal(429, 'RateLimitExceeded', { 'ratelimit-reset': String(reset) })
    }
    if (refusing || convoId !== CONVO || Array.from(message?.text ?? '').length > 1_000) {
      refusing = false
      return refusal(400, 'InvalidRequest')
    }
    const sent = say(shop, message!.text)
    if (!loseNext) return { json: view(sent) }
    loseNext = false
    return refusal(502, 'UpstreamFailure')
  }

  const served = await serve(({ path, query, headers, body }) => {
    const method = path.replace('/xrpc/', '')
    const fields = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>
    if (method === 'com.atproto.server.createSession')
      return fields['password'] === 'app-password'
        ? { json: session }
        : refusal(401, 'AuthenticationRequired')
    if (headers.authorization !== `Bearer ${session.accessJwt}`) return refusal(401, 'AuthMissing')
    if (method === 'app.bsky.notification.listNotifications') return { json: { notifications: [] } }
    if (method === 'app.bsky.feed.getAuthorFeed') return { json: { feed: [] } }
    if (headers['atproto-proxy'] !== 'did:web:api.bsky.chat#bsky_chat')
      return refusal(404, 'MethodNotImplemented')
    if (method === 'chat.bsky.convo.getLog') return log(query.get('cursor'))
    if (method === 'chat.bsky.convo.getMessages')
      return {
        json: {
          messages: said()
            .reverse()
            .slice(0, Number(query.get('limit')))
            .map(view),
        },
      }
    return method === 'chat.bsky.convo.sendMessage' ? send(fields) : refusal(404, 'MethodNotImplemented')
  })
  return {
    url: served.url,
    settings: {
      handle: shop.handle,
      service: served.url,
      app_password_env: 'BLUESKY',
      direct_messages: true,
    },
    variables: { BLUESKY: 'app-password' },
    say,
    said,
    /** The latest message is read and liked, and the conversation muted. */
    goesOn: () => {
      const message = said().at(-1)!
      const reaction = { value: '👍', sender: message.sender, createdAt: new Date().toISOString() }
      const log = (what: string, more = {}) =>
        logs.push({ $type: `chat.bsky.convo.defs#${what}`, rev: rev(), convoId: CONVO, ...more })
      log('logReadMessage', { message })
      log('logAddReaction', { message, reaction })
      log('logMuteConvo')
    },
    asksToWait: (seconds: number) => void (wait = seconds),
    refuses: () => void (refusing = true),
    losesAnswer: () => void (loseNext = true),
    close: () => served.close(),
  }
}

/** A customer who writes to the account in private. */
export async function blueskyDirect(): Promise<Rig> {
  const fake = await fakeBlueskyDirect()
  return {
    adapter: 'bluesky',
    kind: 'social',
    settings: fake.settings,
    variables: fake.variables,
    customerWrites: (text) => {
      fake.say(nadia, text)
      return Promise.resolve()
    },
    reacts: () => {
      fake.goesOn()
      return Promise.resolve()
    },
    colleagueAnswers: (text) => {
      fake.say(shop, text)
      return Promise.resolve()
    },
    echoes: () => Promise.resolve(),
    answers: () =>
      fake
        .said()
        .filter(({ sender }) => sender.did === shop.did)
        .map(({ text }) => text),
    asksToWait: (seconds) => fake.asksToWait(seconds),
    refuses: () => fake.refuses(),
    close: () => fake.close(),
  }
}
