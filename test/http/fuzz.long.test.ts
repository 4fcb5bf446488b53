import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Operation } from '../../src/http/authorise.ts'
import { routes } from '../../src/http/routes/routes.ts'
import { openApi, type Api, type Sent } from './support/open-api.ts'

/** For each route; more on demand, as CI does. */
const runs = (usual: number) => Number(process.env.SUNDIAL_FUZZ_RUNS ?? usual)

let api: Api
let token: string
const ids: string[] = []

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
  const posted = await api.post('channels/demo-posts/messages', {
    token,
    body: {
      external_id: 'x',
      thread_key: 'x',
      author: { kind: 'customer', address: 'ana@customers.example' },
      text: 'Hello?',
    },
  })
  ids.push(posted.body.conversation_id, await api.personId('amara'), 'demo-posts', 'demo')
  for (const table of ['policy', 'roster', 'calendar', 'channel'] as const)
    ids.push(...(await api.house.db.selectFrom(table).select('id').limit(2).execute()).map(({ id }) => id))
})
afterAll(() => api.close())

/** Names that the routes read, so that nonsense gets past the first check now and then. */
const names = [
  'slug',
  'name',
  'definition',
  'schedule',
  'kind',
  'email',
  'time_zone',
  'text',
  'state',
  'until',
  'reason',
  'mode',
  'role',
]
const values = [
  'demo',
  'UTC',
  'Europe/Berlin',
  'present',
  'away',
  'lead',
  'staff',
  'email',
  'a@b.example',
  '2026-01-01T00:00:00Z',
]

const leaf = fc.oneof(
  fc.constantFrom(...values),
  fc.string({ unit: 'binary', maxLength: 20 }),
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '\0',
      'a\ud800b',
      '__proto__',
      '9'.repeat(400),
      '0000-00-00T00:00:00Z',
      '%00',
      '../..',
    ),
  },
  fc.double(),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constant(null),
)
const { body } = fc.letrec<{ body: unknown; tree: unknown }>((tie) => ({
  body: fc.oneof(
    fc.dictionary(fc.constantFrom(...names), tie('tree')),
    tie('tree'),
    fc.array(tie('tree'), { maxLength: 4 }),
  ),
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 6 })),
      tie('tree'),
      { maxKeys: 4 },
    ),
  ),
}))
/** Bodies that would pass; of each, something is made wrong, so that nonsense gets as far as it can. */
const definition = {
  targets: [
    { metric: 'first_response', target_seconds: 60, steps: [{ at: 'due', do: 'page', to: ['lead'] }] },
  ],
}
const schedule = {
  timezone: 'UTC',
  layers: [{ id: 'a', fixed: ['x'], windows: [{ days: ['mon'], from: '09:00', to: '17:00' }] }],
}
const right: Partial<Record<Operation, object>> = {
  'session.create': { email: 'elena@demo.example', password: 'a password' },
  'password.change': { new_password: 'a password that is long' },
  'conversations.reply': { text: 'Hello' },
  'conversations.no-reply-needed': { reason: 'Thanks' },
  'offers.decline': { reason: 'Lunch' },
  'messages.ingest': {
    external_id: 'fuzzed',
    thread_key: 'fuzzed',
    author: { kind: 'customer', address: 'a@b.example', name: 'A' },
    subject: 'S',
    text: 'T',
    in_reply_to: 'x',
    occurred_at: '2026-01-01T00:00:00Z',
  },
  'channels.create': {
    slug: 'fuzzed',
    name: 'Fuzzed',
    kind: 'email',
    adapter: 'smtp',
    address: 'a@b.example',
  },
  'channels.change': { name: 'Fuzzed', mode: 'alert' },
  'people.create': {
    name: 'F',
    email: 'f@b.example',
    kind: 'staff',
    time_zone: 'UTC',
    languages: ['en'],
    skills: ['s'],
  },
  'people.change': {
    name: 'F',
    slack_user_id: 'U1',
    sleep: { from_minute: 0, to_minute: 1 },
    capacity: { chat: 1 },
  },
  'coverage.try': {
    days: 2,
    people: 1,
    time_zone: 'Asia/Manila',
    weekdays: ['mon'],
    from: '20:00',
    to: '04:00',
    languages: ['en'],
    channel_kinds: ['chat'],
  },
  'people.roles': { roles: ['expert'] },
  'people.import': { csv: 'name,email\nF,f@b.example', dry_run: true },
  'tokens.create': { label: 'l', expires_at: '2026-01-01T00:00:00Z' },
  'policies.create': { slug: 'fuzzed', name: 'F', definition },
  'policies.change': { name: 'F', position: 1, definition },
  'calendars.create': {
    slug: 'fuzzed',
    name: 'F',
    definition: { tz: 'UTC', weekly: { mon: [['09:00', '17:00']] }, note: 'n' },
  },
  'calendars.change': {
    name: 'F',
    definition: { tz: 'UTC', weekly: { mon: [['09:00', '17:00']] }, note: 'n' },
  },
  'rosters.create': { slug: 'fuzzed', name: 'F', schedule },
  'rosters.change': { name: 'F', audience: 'standby', schedule },
  'roster-changes.create': {
    roster_id: '00000000-0000-7000-8000-000000000000',
    kind: 'cover',
    definition: { members: ['elena'], from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' },
  },
  'shifts.try': { schedule, from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' },
  'swaps.ask': {
    roster_id: '00000000-0000-7000-8000-000000000000',
    from: '2026-01-01T00:00:00Z',
    to: '2026-01-02T00:00:00Z',
  },
  'absences.add': { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', reason: 'r' },
  'absences.import': { ical: 'BEGIN:VCALENDAR\nEND:VCALENDAR' },
  'conversations.note': { text: 'n' },
  'conversations.assign': { person_id: '00000000-0000-7000-8000-000000000000' },
  'conversations.escalate': { reason: 'r' },
  'snippets.create': {
    title: 't',
    text: 't',
    language: 'en',
    channel_kinds: ['email'],
    tags: ['x'],
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
  },
  'customers.set-facts': { address: 'ana@customers.example', facts: { orders: 3, last_order: 'x' } },
  'open-slots.offer': { days: 2, channel_kind: 'email', language: 'en' },
  'preferences.change': {
    reached_by: ['email'],
    addresses: { sms: '+491701234567' },
    sleep: { from_minute: 0, to_minute: 1 },
    asks_at_night: false,
    guards: { offers_per_hour: 2 },
  },
  'feeds.create': {},
  'budgets.set': { hour: 1_000, month: null },
  'absence-feeds.create': { url: 'https://calendar.example/me.ics' },
  'push.subscribe': {
    endpoint: 'https://fcm.googleapis.com/x',
    keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
  },
  'push.unsubscribe': { endpoint: 'https://fcm.googleapis.com/x' },
  'brands.change': {
    name: 'F',
    context: { facts: { orders: 'Orders' }, goodwill: { amount_minor: 1, currency: 'EUR' } },
  },
  'presence.record': { state: 'away', until: '2026-01-01T00:00:00Z' },
  'subscriptions.create': { period: 'daily', at_local_minute: 1, time_zone: 'UTC', language: 'en' },
}

/** The body with one of its leaves, wherever it is, made wrong. */
function spoilt(value: unknown, wrong: unknown, pick: number): unknown {
  if (typeof value !== 'object' || value === null) return wrong
  const keys = Object.keys(value)
  const key = keys[pick % keys.length]!
  const inner = spoilt((value as Record<string, unknown>)[key], wrong, Math.floor(pick / keys.length))
  return Array.isArray(value)
    ? value.map((one: unknown, at) => (String(at) === key ? inner : one))
    : { ...value, [key]: inner }
}

const segment = fc.oneof(fc.constantFrom('known'), fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }))
const query = fc.dictionary(
  fc.constantFrom(
    'limit',
    'cursor',
    'brand',
    'q',
    'state',
    'channel',
    'from',
    'to',
    'time_zone',
    'person_id',
    'period',
    'at',
  ),
  fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary', maxLength: 12 })),
  { maxKeys: 3 },
)

const fuzzed = routes.filter((route) => !['stream.read', 'session.end'].includes(route.operation))

describe.each(fuzzed.filter(({ operation }) => right[operation]))('$method $path', (route) => {
  test('a body with one thing wrong in it is refused or taken, and breaks nothing', async () => {
    await fc.assert(
      fc.asyncProperty(leaf, fc.nat(), fc.nat(), async (wrong, where, pick) => {
        const path = route.path.slice(1).replace(/:\w+/g, () => ids[pick % ids.length]!)
        const answer = await api.send(route.method.toUpperCase(), path, {
          token,
          body: spoilt(right[route.operation], wrong, where),
        })
        expect({ wrong, failures: api.failures }).toEqual({ wrong, failures: [] })
        expect(answer.status).toBeLessThan(500)
      }),
      { numRuns: runs(12) },
    )
  })
})

describe.each(fuzzed)('$method $path', (route) => {
  test('nonsense is refused or taken, and breaks nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        segment,
        query,
        fc.option(body, { nil: undefined }),
        fc.nat(),
        async (part, asked, sent, pick) => {
          const known = ids[pick % ids.length]!
          const path = route.path
            .slice(1)
            .replace(/:\w+/g, () => (part === 'known' ? known : encodeURIComponent(wellFormed(part))))
          const search = new URLSearchParams(
            Object.entries(asked).map(([name, value]): [string, string] => [name, wellFormed(value)]),
          )
          const request: Sent = {
            token,
            ...(route.method !== 'get' && sent !== undefined && { body: JSON.stringify(sent) }),
          }
          const answer = await api.send(route.method.toUpperCase(), `${path}?${search.toString()}`, request)
          expect({ status: answer.status, failures: api.failures }).toMatchObject({ failures: [] })
          expect(answer.status).toBeLessThan(500 + (route.operation.startsWith('digests.') ? 4 : 0))
          if (answer.status >= 400)
            expect(answer.body).toMatchObject({ code: expect.any(String), detail: expect.any(String) })
        },
      ),
      { numRuns: runs(8) },
    )
  })
})

test('raw bytes instead of JSON break nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const response = await fetch(`${api.url}/api/v1/channels/demo-posts/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: bytes,
      })
      expect(response.status).toBeLessThan(500)
    }),
    { numRuns: runs(50) },
  )
})

test.each([
  '/%',
  '/%00',
  '/offer/%',
  '/sign-in/%ff',
  '/api/v1/conversations/%',
  '/..%2f..%2fetc/passwd',
  '/assets/..%5c..%5cpackage.json',
])('the path %s breaks nothing', async (path) => {
  const response = await fetch(api.url + path, { headers: { authorization: `Bearer ${token}` } })
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(response.status).toBeLessThan(500)
  expect(api.failures).toEqual([])
})

/** `encodeURIComponent` refuses halves of surrogate pairs before they reach the server. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '?')
}
