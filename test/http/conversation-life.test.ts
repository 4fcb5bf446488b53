import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
const tokens: Record<string, string> = {}

beforeAll(async () => {
  api = await openApi()
  for (const slug of ['elena', 'kofi', 'amara']) tokens[slug] = await api.tokenOf(slug)
})
afterAll(() => api.close())

const as = (slug: string, body?: unknown) => ({ token: tokens[slug]!, ...(body !== undefined && { body }) })
const verb = (id: string, name: string, body?: unknown, slug = 'amara') =>
  api.post(`conversations/${id}/${name}`, as(slug, body))
const detail = async (id: string) => (await api.get(`conversations/${id}`, as('elena'))).body
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

test('what sleeps says until when, wakes early, and never sleeps until yesterday', async () => {
  const id = await customerWrites(api)
  const until = inAnHour()
  expect(await verb(id, 'snooze', { until, reason: 'Waits for a part' })).toMatchObject({
    status: 200,
    body: { conversation_id: id, state: 'open', snoozed_until: until, merged_into: null },
  })
  expect((await detail(id)).snoozed_until).toBe(until)
  expect((await verb(id, 'wake')).body.snoozed_until).toBeNull()
  expect(await verb(id, 'snooze', { until: '2024-01-01T00:00:00.000Z' })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'body.until' }] },
  })
})

test('it is put on hold, left with the customer and opened, but never solved so', async () => {
  const id = await customerWrites(api)
  for (const state of ['on_hold', 'pending', 'open'])
    expect((await verb(id, 'status', { state })).body.state).toBe(state)
  expect((await verb(id, 'status', { state: 'solved' })).status).toBe(400)
})

test('priority, tags and language are changed, and nothing is refused', async () => {
  const id = await customerWrites(api)
  const change = { priority: 'urgent', tags: ['vip', 'vip', 'refund'], language: 'fa' }
  expect((await api.send('PATCH', `conversations/${id}`, as('amara', change))).status).toBe(200)
  expect(await detail(id)).toMatchObject({ priority: 'urgent', tags: ['vip', 'refund'], language: 'fa' })
  expect((await api.send('PATCH', `conversations/${id}`, as('amara', {}))).status).toBe(400)
})

test('a customer is said to belong to a segment by a lead, and nobody unknown is', async () => {
  const id = await customerWrites(api)
  const { customer } = await detail(id)
  const say = (customerId: string, slug = 'elena') =>
    api.send('PATCH', `customers/${customerId}`, as(slug, { segment: 'gold' }))
  expect((await say(customer.id)).body).toEqual({ id: customer.id, segment: 'gold', conversations: 1 })
  expect((await detail(id)).customer.segment).toBe('gold')
  expect((await say(id)).status).toBe(404)
  expect((await say(customer.id, 'amara')).status).toBe(403)
})

test('two threads become one, whose clock is the older one; neither merges again', async () => {
  const [older, newer] = [await customerWrites(api), await customerWrites(api)]
  const since = (await detail(older)).waiting_since
  expect((await verb(newer, 'merge', { conversation_id: older })).status).toBe(200)
  expect(await detail(newer)).toMatchObject({ waiting_since: since, clocks: [{ started_at: since }, {}] })
  expect(await detail(older)).toMatchObject({ state: 'closed', merged_into: newer, waiting_since: null })
  expect((await verb(newer, 'merge', { conversation_id: older })).body.code).toBe('already_merged')
  expect((await verb(newer, 'merge', { conversation_id: newer })).body.code).toBe('same')
  expect((await verb(older, 'status', { state: 'open' })).body.code).toBe('closed')
  const nowhere = '00000000-0000-7000-8000-000000000000'
  expect((await verb(newer, 'merge', { conversation_id: nowhere })).status).toBe(404)
})

test('a second question gets a conversation and a clock of its own, from when it was asked', async () => {
  const thread_key = 'a-question-and-another'
  const id = await customerWrites(api, { thread_key })
  const second = await customerWrites(api, { thread_key, text: 'And another thing: where is my refund?' })
  expect(second).toBe(id)
  const [, asked] = (await detail(id)).messages
  const answer = await verb(id, 'split', { message_ids: [asked.id] })
  expect(answer.status).toBe(201)
  const apart = await detail(answer.body.new_conversation_id)
  expect(apart).toMatchObject({ waiting_since: asked.occurred_at, messages: [{ id: asked.id }] })
  const [left] = (await detail(id)).messages
  expect((await verb(id, 'split', { message_ids: [left.id] })).body.code).toBe('nothing_left')
  expect((await verb(id, 'split', { message_ids: [asked.id] })).status).toBe(404)
})

test('spam is voided by one tap, and the wait goes on when it was none', async () => {
  const id = await customerWrites(api)
  const since = (await detail(id)).waiting_since
  expect((await verb(id, 'not-customer', { what: 'spam' })).body.state).toBe('solved')
  expect(await detail(id)).toMatchObject({ waiting_since: null, not_customer: 'spam' })
  expect((await api.send('DELETE', `conversations/${id}/not-customer`, as('amara'))).status).toBe(200)
  expect(await detail(id)).toMatchObject({ waiting_since: since, not_customer: null })
  expect((await api.send('DELETE', `conversations/${id}/not-customer`, as('amara'))).body.code).toBe(
    'not_marked',
  )
  expect((await verb(id, 'not-customer', { what: 'nuisance' })).status).toBe(400)
})

test('a message that only says thanks wants nothing until somebody knows better', async () => {
  const id = await customerWrites(api, { text: 'Thank you!' })
  const [message] = (await detail(id)).messages
  expect(message).toMatchObject({ opens_turn: false, flags: ['thanks_only'] })
  const path = `conversations/${id}/messages/${message.id}/needs-answer`
  expect((await api.send('PUT', path, as('amara', { needs_answer: true }))).status).toBe(200)
  expect((await detail(id)).waiting_since).toBe(message.occurred_at)
  await api.send('PUT', path, as('amara', { needs_answer: false }))
  expect((await detail(id)).waiting_since).toBeNull()
})

test('a freelance expert does none of it to what they do not hold', async () => {
  const id = await customerWrites(api)
  expect((await verb(id, 'snooze', { until: inAnHour() }, 'kofi')).status).toBe(404)
  await offerWork(api, id, ['kofi'])
  expect((await verb(id, 'snooze', { until: inAnHour() }, 'kofi')).body.code).toBe('claim_first')
})

test('the writer of a reply says that it only promises an answer, and until when', async () => {
  const id = await customerWrites(api)
  const until = inAnHour()
  await api.post(`conversations/${id}/replies`, as('amara', { text: 'Later.', promise: { until } }))
  const stored = await api.house.db
    .selectFrom('reply')
    .select(['holding', 'promise_until'])
    .where('conversation_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(stored).toEqual({ holding: true, promise_until: new Date(until) })
})

test('a merge that was a mistake is taken back once, and each waits for itself again', async () => {
  const [older, newer] = [await customerWrites(api), await customerWrites(api)]
  const before = [await detail(older), await detail(newer)]
  await verb(newer, 'merge', { conversation_id: older })
  const undo = () => verb(newer, 'undo-merge', { conversation_id: older })
  expect(await undo()).toMatchObject({ status: 200, body: { conversation_id: newer, state: 'open' } })
  for (const [index, id] of [older, newer].entries()) {
    const { state, merged_into, waiting_since } = before[index]
    expect(await detail(id)).toMatchObject({ state, merged_into, waiting_since })
  }
  expect(await undo()).toMatchObject({ status: 409, body: { code: 'nothing_to_take_back' } })
})

test('whoever solved it by mistake takes that back, though it is no longer theirs', async () => {
  const id = await customerWrites(api)
  const before = await detail(id)
  const [offer] = await offerWork(api, id, ['kofi'])
  const kofi = await api.tokenOf('kofi')
  await api.post(`offers/${offer!.id}/claim`, { token: kofi })
  expect((await api.post(`conversations/${id}/solve`, { token: kofi })).status).toBe(200)
  expect(await detail(id)).toMatchObject({ state: 'solved', waiting_since: null })
  expect((await api.post(`conversations/${id}/undo-solving`, { token: kofi })).body.state).toBe('open')
  expect(await detail(id)).toMatchObject({ state: 'open', waiting_since: before.waiting_since })
  expect(await api.post(`conversations/${id}/undo-solving`, { token: kofi })).toMatchObject({
    status: 409,
    body: { code: 'claim_first' },
  })
})
