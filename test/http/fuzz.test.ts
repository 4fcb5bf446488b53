import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/http/routes/routes.ts'
import { openApi, type Api, type Sent } from './support/open-api.ts'

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
  fc.constantFrom('\0', '\ud800', '__proto__', '9'.repeat(400), '0000-00-00T00:00:00Z', '%00', '../..'),
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
      { numRuns: 40 },
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
    { numRuns: 50 },
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
