import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_TOKEN, openApi, type Api } from './support/open-api.ts'

let api: Api

beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const calendar = (body: unknown, headers: Record<string, string> = {}) =>
  api.post('calendars', { token: API_TOKEN, body, headers })

test.each([
  ['{"slug": "a",\n  "name": }', 'line 2, column 11: unexpected "}".'],
  ['{"slug": "a"', 'it ends too early.'],
  ['slug=a', 'line 1, column 1: unexpected "s".'],
  ['{"__proto__": {"a": 1}}', '__proto__'],
])('JSON that is none, %j, says where it breaks', async (body, said) => {
  const answer = await calendar(body)
  expect(answer).toMatchObject({
    status: 400,
    body: { code: 'invalid_json', detail: expect.stringContaining(said) },
  })
})

test('JSON of the wrong shape lists every mistake with its path', async () => {
  const answer = await calendar({ slug: 'Not A Slug', name: '', definition: 'always' })
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request', title: 'Bad Request' } })
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([
    'body.slug',
    'body.name',
    'body.definition',
  ])
})

test('a definition that the domain refuses lists its mistakes in the same way', async () => {
  const answer = await calendar({
    slug: 'office',
    name: 'Office',
    definition: { tz: 'Europe/Atlantis', weekly: { mon: [['09:00', '25:00']], noday: [] } },
  })
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  const paths = answer.body.errors.map((error: { path: string }) => error.path) as string[]
  expect(paths).toContain('body.definition.tz')
  expect(paths.length).toBeGreaterThanOrEqual(3)
})

test('another content type than JSON is refused', async () => {
  const answer = await calendar('<calendar/>', { 'content-type': 'application/xml' })
  expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } })
})

test('JSON by another name is read', async () => {
  const answer = await calendar({}, { 'content-type': 'application/vnd.acme+json; charset=utf-8' })
  expect(answer.body.code).toBe('invalid_request')
})

test('a body beyond the limit is refused with the limit', async () => {
  const answer = await calendar({ name: 'x'.repeat(1_100_000) })
  expect(answer).toMatchObject({ status: 413, body: { code: 'too_large', limit: 1_048_576 } })
})

test('a body is not read before it is known who sends it', async () => {
  const answer = await api.post('calendars', { body: '{ broken' })
  expect(answer.status).toBe(401)
})

test('a wrong method, a wrong path and a wrong id each say so', async () => {
  const token = API_TOKEN
  const method = await api.send('DELETE', 'board', { token })
  expect(method).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } })
  expect(method.headers.get('allow')).toContain('GET')
  expect(await api.get('bored', { token })).toMatchObject({ status: 404, body: { code: 'no_such_route' } })
  expect(await api.get('conversations/42', { token })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request', errors: [{ path: 'params.id' }] },
  })
  expect(await api.get('conversations?limit=0&state=lost', { token })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'query.state' }, { path: 'query.limit' }] },
  })
})

test('a cursor that is not ours is refused', async () => {
  for (const cursor of ['x', 'WzFd', Buffer.from('["0000-13-01","x"]').toString('base64url')]) {
    const answer = await api.get(`conversations?cursor=${cursor}`, { token: API_TOKEN })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } })
  }
})

test('every answer names its request, by the name that a front gave it', async () => {
  const given = await api.get('session', { headers: { 'x-request-id': 'front-4711.a' } })
  expect(given.headers.get('x-request-id')).toBe('front-4711.a')
  expect(given.body.request_id).toBe('front-4711.a')
  const made = await api.get('session', { headers: { 'x-request-id': 'no spaces, please' } })
  expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('every answer tells the time of the server, to the millisecond, by which countdowns run', async () => {
  const answer = await api.get('session', { token: API_TOKEN })
  expect(answer.headers.get('x-server-time')).toBe(String(Date.parse(answer.body.now as string)))
})

test('bytes that are no HTTP get an answer, and the next request is served', async () => {
  const { hostname, port } = new URL(api.url)
  const reply = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write('\x00\xff nonsense\r\n\r\n'))
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
  expect(reply).toMatch(/^HTTP\/1\.1 400 /)
  expect((await api.get('/healthz')).status).toBe(200)
})

test('a surprise is logged once and tells the client nothing of it', async () => {
  const broken = await openApi({
    workflows: { recordPresence: () => Promise.reject(new Error('the secret inside')) },
  })
  try {
    const answer = await broken.post('presence', {
      token: await broken.tokenOf('amara'),
      body: { state: 'present' },
    })
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } })
    expect(answer.text).not.toContain('secret')
    expect(broken.failures).toEqual([
      expect.objectContaining({
        request_id: answer.body.request_id,
        err: expect.objectContaining({ message: 'the secret inside' }),
      }),
    ])
  } finally {
    await broken.close()
  }
})
