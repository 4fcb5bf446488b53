import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let token: string

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const record = async (external_id: string, kind: string, occurred_at: string, thread_key = 'late') =>
  (
    await api.post('channels/demo-posts/messages', {
      token,
      body: {
        external_id,
        thread_key,
        author: { kind, address: `${kind}@someone.example` },
        occurred_at,
        text: 'Text',
      },
    })
  ).body as { conversation_id: string }

beforeAll(async () => {
  api = await openApi()
  token = await api.tokenOf('elena')
})
afterAll(() => api.close())

test('a breach that heals stays a breach, with its answer', async () => {
  const { conversation_id } = await record('q', 'customer', minutesAgo(120))
  await record('a', 'agent', minutesAgo(30))
  const { body } = await api.get('breaches', { token })
  expect(body.items).toMatchObject([
    {
      conversation_id,
      metric: 'first_response',
      channel: { slug: 'demo-posts' },
      answered_at: expect.any(String),
      voided_at: null,
    },
  ])
  expect(Date.parse(body.items[0].answered_at)).toBeGreaterThan(Date.parse(body.items[0].due_at))
  const detail = await api.get(`conversations/${conversation_id}`, { token })
  expect(detail.body.clocks).toMatchObject([
    { state: 'breached', breached_at: body.items[0].due_at, voided_at: null },
  ])
  expect((await api.get('board', { token })).body.counters.last_day).toEqual({ turns: 1, neglected: 1 })
})

test('an answer in time that is learnt late voids the breach, and the list says so', async () => {
  await record('a-early', 'agent', minutesAgo(90))
  const all = await api.get('breaches', { token })
  expect(all.body.items).toMatchObject([{ voided_at: expect.any(String), voided_reason: 'answered' }])
  expect((await api.get('breaches?voided=false', { token })).body.items).toEqual([])
  expect((await api.get('breaches?voided=true', { token })).body.items).toHaveLength(1)
  expect((await api.get('board', { token })).body.counters.last_day).toEqual({ turns: 1, neglected: 0 })
  const detail = await api.get(`conversations/${all.body.items[0].conversation_id}`, { token })
  expect(detail.body.clocks[0]).toMatchObject({ state: 'met', voided_at: expect.any(String) })
})

test('breaches are asked for by time and come in pages', async () => {
  for (const thread of ['one', 'two', 'three']) {
    await record(`${thread}-q`, 'customer', minutesAgo(300), thread)
    await record(`${thread}-a`, 'agent', minutesAgo(200), thread)
  }
  expect(
    (await api.get(`breaches?from=${minutesAgo(245)}&to=${minutesAgo(235)}`, { token })).body.items,
  ).toHaveLength(3)
  expect((await api.get(`breaches?to=${minutesAgo(245)}`, { token })).body.items).toEqual([])
  const first = await api.get('breaches?limit=3', { token })
  const second = await api.get(`breaches?limit=3&cursor=${first.body.next}`, { token })
  expect(second.body).toMatchObject({ next: null, items: [expect.anything()] })
})
