import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_TOKEN, openApi, type Api } from './support/open-api.ts'

let api: Api

beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const message = (over: object = {}) => ({
  external_id: 'm-1',
  thread_key: 't-1',
  author: { kind: 'customer', address: 'ana@customers.example', name: 'Ana' },
  subject: 'Where is my parcel?',
  text: 'It says delivered. It is not here.',
  ...over,
})

const ingest = (body: unknown, channel = 'demo-posts') =>
  api.post(`channels/${channel}/messages`, { token: API_TOKEN, body })

test('one message is answered with where it stands', async () => {
  const answer = await ingest(message())
  expect(answer.status).toBe(202)
  expect(answer.body).toEqual({
    external_id: 'm-1',
    conversation_id: expect.any(String),
    message_id: expect.any(String),
    duplicate: false,
  })
})

test('the same message handed in again is the same message', async () => {
  const first = await ingest(message({ external_id: 'twice', thread_key: 't-2' }))
  const second = await ingest([message({ external_id: 'twice', thread_key: 't-2' })])
  expect(second.body).toEqual([{ ...first.body, duplicate: true }])
})

test('a wrong message among right ones says where it is wrong, the others are stored', async () => {
  const answer = await ingest([
    message({ external_id: 'ok-1', thread_key: 't-3' }),
    { external_id: 'bad-1', author: { kind: 'robot', address: 'x' }, text: 7 },
    'nonsense',
    message({ external_id: 'ok-2', thread_key: 't-3' }),
  ])
  expect(answer.status).toBe(202)
  expect(answer.body[0]).toMatchObject({ external_id: 'ok-1', duplicate: false })
  expect(answer.body[1].external_id).toBe('bad-1')
  expect(answer.body[1].error).toMatch(/thread_key: .*author\.kind: .*text: /)
  expect(answer.body[2]).toMatchObject({ external_id: null, error: expect.stringContaining('message') })
  expect(answer.body[3]).toMatchObject({
    external_id: 'ok-2',
    conversation_id: answer.body[0].conversation_id,
  })
})

test('an unknown channel is answered with the channels that there are', async () => {
  const answer = await ingest(message(), 'demo-mail')
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(answer.body).toMatchObject({
    code: 'unknown_channel',
    known: ['demo-chat', 'demo-email', 'demo-posts'],
    request_id: answer.headers.get('x-request-id'),
  })
})

test('the channel may be named by its id', async () => {
  const channel = await api.house.channel('demo-posts')
  const answer = await ingest(message({ external_id: 'by-id' }), channel.id)
  expect(answer.status).toBe(202)
})

test('a date in the future is clamped to now and flagged', async () => {
  const stored = await ingest(
    message({ external_id: 'future', thread_key: 't-4', occurred_at: '2100-01-01T00:00:00Z' }),
  )
  const detail = await api.get(`conversations/${stored.body.conversation_id}`, { token: API_TOKEN })
  const [only] = detail.body.messages
  expect(only.flags).toEqual(['future_date'])
  expect(only.occurred_at).toBe(only.ingested_at)
})

test('an ancient date is history: recorded, and nobody is disturbed', async () => {
  const stored = await ingest(
    message({ external_id: 'old', thread_key: 't-5', occurred_at: '1971-01-01T00:00:00+02:00' }),
  )
  const detail = await api.get(`conversations/${stored.body.conversation_id}`, { token: API_TOKEN })
  expect(detail.body.messages[0]).toMatchObject({ history: true, occurred_at: '1970-12-31T22:00:00.000Z' })
})

test('a date without an offset is refused with an example', async () => {
  const answer = await ingest(message({ external_id: 'local', occurred_at: '2026-01-01T00:00:00' }))
  expect(answer.body).toEqual({ external_id: 'local', error: expect.stringMatching(/occurred_at: .*offset/) })
})

test('a character that no database stores is refused, in its message only', async () => {
  const answer = await ingest([
    message({ external_id: 'nul', text: 'a\0b' }),
    message({ external_id: 'fine' }),
  ])
  expect(answer.body[0].error).toMatch(/^text: /)
  expect(answer.body[1].message_id).toBeDefined()
})

test('a thousand messages at once are stored, one more is refused', async () => {
  const many = Array.from({ length: 1_000 }, (_, n) =>
    message({ external_id: `many-${n}`, thread_key: `many-${n % 50}` }),
  )
  const answer = await ingest(many)
  expect(answer.status).toBe(202)
  expect(new Set(answer.body.map((one: { message_id: string }) => one.message_id)).size).toBe(1_000)
  const refused = await ingest([...many, message({ external_id: 'one-more' })])
  expect(refused.status).toBe(413)
  expect(refused.body.code).toBe('too_many')
})

test('an answer given elsewhere closes the turn', async () => {
  const asked = await ingest(message({ external_id: 'q', thread_key: 't-6' }))
  await ingest(
    message({
      external_id: 'a',
      thread_key: 't-6',
      author: { kind: 'agent', address: 'amara@demo.example' },
    }),
  )
  const detail = await api.get(`conversations/${asked.body.conversation_id}`, { token: API_TOKEN })
  expect(detail.body.turns).toMatchObject([{ number: 1, outcome: 'answered' }])
  expect(detail.body.clocks).toMatchObject([
    { metric: 'first_response', turn: 1, state: 'met', breached_at: null, voided_at: null },
  ])
  expect(detail.body.clocks[0].answered_at).toBe(detail.body.turns[0].closed_at)
})
