import type { AddressInfo } from 'node:net'
import { Registry } from 'prom-client'
import { openEventTail } from '../../../src/db/events/event-tail.ts'
import { usualSessionRules } from '../../../src/db/auth/session-rules.ts'
import { issueToken } from '../../../src/db/auth/tokens.ts'
import { vault } from '../../../src/db/vault/vault.ts'
import { calendarReader } from '../../../src/notify/calendar/calendar-reader.ts'
import { openHelpdesks } from '../../../src/helpdesk/open-helpdesks.ts'
import { digestWriter } from '../../../src/notify/digest/write-digest.ts'
import { createRateLimits } from '../../../src/http/auth/rate-limits.ts'
import type { HttpDeps } from '../../../src/http/deps.ts'
import { createHttpServer } from '../../../src/http/server.ts'
import type { HttpWorkflows } from '../../../src/http/workflows.ts'
import { helpdeskWorkflows } from '../../../src/start/helpdesk-workflows.ts'
import { httpWorkflows } from '../../../src/start/http-workflows.ts'
import { recordMessages } from '../../../src/workflows/messages/record-messages.ts'
import type { ChannelAdapters } from '../../../src/workflows/ports/channel-adapter.ts'
import { testDoors } from '../../support/doors.ts'
import { openHouse, type House } from '../../support/house.ts'

export const API_TOKEN = 'a-token-of-the-operator-with-more-than-32-characters'
export const OFFER_LINK_SECRET = 'the-secret-that-signs-links-to-offers'
export const SLACK_SECRET = 'the-signing-secret-of-a-slack-app'

export interface Sent {
  readonly token?: string
  readonly cookie?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Received {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into whatever came
  readonly body: any
}

export interface Api {
  readonly house: House
  readonly url: string
  readonly deps: HttpDeps
  /** What the server's log was told of things that went wrong. */
  readonly failures: readonly object[]
  send(method: string, path: string, sent?: Sent): Promise<Received>
  get(path: string, sent?: Sent): Promise<Received>
  post(path: string, sent?: Sent): Promise<Received>
  tokenOf(slug: string): Promise<string>
  personId(slug: string): Promise<string>
  close(): Promise<void>
}

/** The real server on a real database with the demo brand; nothing goes out. */
export async function openApi(
  changes: {
    settings?: Partial<HttpDeps['settings']>
    workflows?: Partial<HttpWorkflows>
    whisper?: HttpDeps['whisper']
    mailLink?: HttpDeps['mailLink']
    mailSignInChanged?: HttpDeps['mailSignInChanged']
    leaked?: HttpDeps['leaked']
    testPhone?: NonNullable<HttpDeps['testPhone']>
    trustedHelpdesks?: ReadonlySet<string>
    trustedCalendars?: ReadonlySet<string>
    signIn?: HttpDeps['signIn']
  } = {},
): Promise<Api> {
  const house = await openHouse()
  const failures: object[] = []
  const tail = await openEventTail({
    pool: house.pool,
    interval: 10,
    onError: (error) => failures.push({ error }),
  })
  const keeps = vault(Buffer.alloc(32, 3), null)
  const calendars = calendarReader({ trusted: changes.trustedCalendars ?? new Set() })
  const bound = httpWorkflows(
    { ...house.deps, adapters, calendars, vault: keeps },
    (command) => recordMessages(house.deps, command),
    helpdeskWorkflows({
      ...house.deps,
      helpdesks: openHelpdesks({ trusted: changes.trustedHelpdesks ?? new Set() }, () => Date.now()),
      vault: keeps,
      writeDigest: digestWriter({ baseUrl: 'http://127.0.0.1' }),
    }),
  )
  const deps: HttpDeps = {
    db: house.db,
    pool: house.pool,
    setup: house.cache,
    workflows: { ...bound, ...changes.workflows },
    doors: testDoors(house),
    newId: house.deps.newId,
    now: () => null,
    setupChanged: () => house.cache.clear(),
    log: { info: () => undefined, warn: () => undefined, error: (facts) => failures.push(facts) },
    settings: {
      baseUrl: 'http://127.0.0.1',
      apiToken: API_TOKEN,
      offerLinkSecret: OFFER_LINK_SECRET,
      pushPublicKey: 'BC',
      slackSigningSecret: SLACK_SECRET,
      sessions: usualSessionRules,
      trustProxy: true,
      consoleDirectory: '/nowhere',
      widgetFile: '/nowhere/widget.js',
      ...changes.settings,
    },
    registry: new Registry(),
    readiness: {},
    tail,
    limits: createRateLimits(house.pool),
    signIn: changes.signIn ?? { providers: [], groups: [] },
    mailLink: changes.mailLink ?? (() => Promise.resolve()),
    leaked: changes.leaked ?? null,
    vault: keeps,
    mailSignInChanged: changes.mailSignInChanged ?? (() => Promise.resolve()),
    ...(changes.testPhone && { testPhone: changes.testPhone }),
    whisper: changes.whisper ?? null,
  }
  const server = createHttpServer(deps)
  const listening = await server.listen(0, '127.0.0.1')
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  const send = (method: string, path: string, sent: Sent = {}) => request(url, method, path, sent)
  return {
    house,
    url,
    deps,
    failures,
    send,
    get: (path, sent) => send('GET', path, sent),
    post: (path, sent) => send('POST', path, sent),
    tokenOf: async (slug) => {
      const personId = await idOf(house, slug)
      const issued = await issueToken(house.db, {
        id: house.deps.newId(),
        personId,
        label: null,
        expiresAt: null,
        now: null,
      })
      return issued.token
    },
    personId: (slug) => idOf(house, slug),
    async close() {
      await server.close()
      await tail.close()
      await house.close()
    },
  }
}

/** Answers are queued and stay queued: no channel runs here. */
const adapters: ChannelAdapters = {
  http: {
    externalIdFor: (_, messageId) => `sent-${messageId}`,
    deliver: () => Promise.reject(new Error('nothing goes out')),
  },
}

async function idOf(house: House, slug: string): Promise<string> {
  const person = await house.db
    .selectFrom('person')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return person.id
}

async function request(url: string, method: string, path: string, sent: Sent): Promise<Received> {
  const response = await fetch(url + (path.startsWith('/') ? path : `/api/v1/${path}`), {
    method,
    redirect: 'manual',
    headers: {
      ...(sent.token !== undefined && { authorization: `Bearer ${sent.token}` }),
      ...(sent.cookie !== undefined && { cookie: sent.cookie, 'x-sundial-request': '1' }),
      ...(sent.body !== undefined && { 'content-type': 'application/json' }),
      ...sent.headers,
    },
    ...(sent.body !== undefined && {
      body: typeof sent.body === 'string' ? sent.body : JSON.stringify(sent.body),
    }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== ''
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
  }
}
