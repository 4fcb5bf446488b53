import type { Rig } from '../rig.ts'
import { serve, type Request, type Response } from './serve.ts'

interface Thing {
  readonly name: string
  readonly author: string | null
  readonly body: string
  readonly parent: string | null
  readonly created: number
  /** Of a private message. */
  readonly dest: string | null
  readonly distinguished: string | null
}

const SHOP = 'shop_help'
const POST = 't3_post1'

/**
 * Reddit's API: a token by Basic sign-in, a user agent that says who asks, lists newest first by `after`, `X-Ratelimit` on every answer, what is
 * refused of a form said with 200. As documented at reddit.com/dev/api (message/inbox, user/comments, api/comment, api/info) and
 * github.com/reddit-archive/reddit/wiki: API (user agent, limits) and OAuth2 (refreshing the token).
 */
export async function fakeReddit({ pageSize = 100 } = {}) {
  const things: Thing[] = []
  let count = 1_000
  let clock = 0
  let token = 'reddit-1'
  let waitSeconds: number | null = null
  let refusing = false
  let remaining = 99

  /** Seconds, never the same twice: Reddit's times have no fraction. */
  const add = (
    author: string | null,
    body: string,
    parent: string | null,
    { dest = null, distinguished = null }: { dest?: string | null; distinguished?: string | null } = {},
  ): Thing => {
    clock = Math.max(clock, Math.trunc(Date.now() / 1_000) - 600) + 1
    const name = `${dest === null ? 't1' : 't4'}_${(count += 1).toString(36)}`
    const thing = { name, author, body, parent, created: clock, dest, distinguished }
    things.push(thing)
    return thing
  }
  const authorOf = (name: string | null) =>
    name === POST ? SHOP : things.find((one) => one.name === name)?.author

  function answer({ method, path, query, headers, body }: Request): Response {
    if (!/^web:[\w.-]+:v\d+ \(by \/u\/[\w-]+\)$/.test(headers['user-agent'] ?? ''))
      return { status: 429, json: { message: 'Too Many Requests', error: 429 } }
    if (path === '/token') return lend(headers.authorization, new URLSearchParams(body))
    if (headers.authorization !== `Bearer ${token}`)
      return { status: 401, json: { message: 'Unauthorized', error: 401 } }
    const limits = {
      'x-ratelimit-used': String(100 - remaining),
      'x-ratelimit-remaining': `${remaining}.0`,
      'x-ratelimit-reset': '42',
    }
    const given = method === 'POST' ? comment(path, new URLSearchParams(body)) : read(path, query)
    return { headers: limits, ...given }
  }

  function lend(authorization: string | undefined, form: URLSearchParams): Response {
    const basic = `Basic ${Buffer.from('reddit-app:reddit-secret').toString('base64')}`
    if (authorization !== basic) return { status: 401, json: { message: 'Unauthorized', error: 401 } }
    if (form.get('grant_type') !== 'refresh_token' || form.get('refresh_token') !== 'reddit-refresh')
      return { status: 400, json: { error: 'invalid_grant' } }
    return { json: { access_token: token, token_type: 'bearer', expires_in: 86_400, scope: '*' } }
  }

  function read(path: string, query: URLSearchParams): Response {
    if (path === '/api/v1/me') return { json: { name: SHOP } }
    if (path === '/message/inbox')
      return page(
        things.filter(
          ({ author, parent, dest }) =>
            author !== SHOP && (dest === SHOP || (dest === null && authorOf(parent) === SHOP)),
        ),
        query,
      )
    if (path === '/message/sent')
      return page(
        things.filter(({ author, dest }) => author === SHOP && dest !== null),
        query,
      )
    if (path === `/user/${SHOP}/comments`)
      return page(
        things.filter(({ author, dest }) => author === SHOP && dest === null),
        query,
      )
    if (path === '/api/info') {
      const names = (query.get('id') ?? '').split(',')
      const found = [...things, { name: POST, author: SHOP }].filter(({ name }) => names.includes(name))
      return {
        json: {
          data: { children: found.map(({ name, author }) => ({ kind: 't1', data: { name, author } })) },
        },
      }
    }
    return { status: 404, json: { message: 'Not Found', error: 404 } }
  }

  function page(found: readonly Thing[], query: URLSearchParams): Response {
    const newest = [...found].reverse()
    const after = query.get('after')
    const from = after === null ? 0 : newest.findIndex(({ name }) => name === after) + 1
    const size = Math.min(pageSize, Number(query.get('limit') ?? 25))
    const shown = newest.slice(from, from + size)
    return {
      json: {
        kind: 'Listing',
        data: {
          after: from + size < newest.length ? shown.at(-1)!.name : null,
          children: shown.map((one) => ({ kind: one.name.slice(0, 2), data: seen(one) })),
        },
      },
    }
  }

  function seen({ name, author, body, parent, created, dest, distinguished }: Thing) {
    const plain = { name, author, body, created_utc: created, distinguished, parent_id: parent }
    if (dest !== null) return { ...plain, dest, subject: 'Help', first_message_name: null }
    return {
      ...plain,
      link_id: POST,
      link_title: 'We are open',
      subject: 'comment reply',
      context: `/r/shop/comments/${POST.slice(3)}/we_are_open/${name.slice(3)}/?context=3`,
    }
  }

  function comment(path: string, form: URLSearchParams): Response {
    if (path !== '/api/comment') return { status: 404, json: { message: 'Not Found', error: 404 } }
    const errors = (code: string, words: string, more = {}): Response => ({
      json: { json: { errors: [[code, words, 'ratelimit']], ...more } },
    })
    if (waitSeconds !== null) {
      const ratelimit = waitSeconds
      waitSeconds = null
      return errors(
        'RATELIMIT',
        `Looks like you've been doing that a lot. Take a break for ${ratelimit} seconds before trying again.`,
        { ratelimit },
      )
    }
    if (refusing) {
      refusing = false
      return errors('DELETED_COMMENT', 'that comment has been deleted')
    }
    const text = form.get('text') ?? ''
    const parent = things.find(({ name }) => name === form.get('thing_id'))
    if (form.get('api_type') !== 'json' || !parent) return errors('NO_THING_ID', 'id not specified')
    if (text.length > 10_000) return errors('TOO_LONG', 'this is too long (max: 10000)')
    const made = add(SHOP, text, parent.name, { dest: parent.dest === null ? null : parent.author })
    return {
      json: {
        json: { errors: [], data: { things: [{ kind: made.name.slice(0, 2), data: { name: made.name } }] } },
      },
    }
  }

  const served = await serve(answer)
  return {
    url: served.url,
    settings: {
      username: SHOP,
      client_id: 'reddit-app',
      client_secret_env: 'REDDIT_SECRET',
      refresh_token_env: 'REDDIT_REFRESH',
      poll_seconds: 0.02,
      api_url: served.url,
      token_url: `${served.url}/token`,
    },
    variables: { REDDIT_SECRET: 'reddit-secret', REDDIT_REFRESH: 'reddit-refresh' },
    things,
    add,
    remove: (thing: Thing) => void things.splice(things.indexOf(thing), 1),
    expireToken: () => void (token = `reddit-${(count += 1)}`),
    isNearlyUsedUp: () => void (remaining = 1),
    asksToWait: (seconds: number) => void (waitSeconds = seconds),
    refuses: () => void (refusing = true),
    close: () => served.close(),
  }
}

/** Customers who comment below a post of ours, one below the other. */
export async function reddit(): Promise<Rig> {
  const fake = await fakeReddit()
  const own = () => fake.things.filter(({ author }) => author === SHOP)
  let last: Thing | null = null
  return {
    adapter: 'reddit',
    kind: 'social',
    settings: fake.settings,
    variables: fake.variables,
    customerWrites: (text) => {
      last = fake.add('nadia', text, own().at(-1)?.name ?? POST)
      return Promise.resolve()
    },
    robotWrites: (text) => {
      fake.add('AutoModerator', text, own().at(-1)?.name ?? POST)
      return Promise.resolve()
    },
    colleagueAnswers: (text) => {
      fake.add(SHOP, text, last!.name)
      return Promise.resolve()
    },
    echoes: () => Promise.resolve(),
    answers: () => own().map(({ body }) => body),
    asksToWait: (seconds) => fake.asksToWait(seconds),
    refuses: () => fake.refuses(),
    close: () => fake.close(),
  }
}

export { POST, SHOP }
