import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { openApi, type Api } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
let lead: string
let kofi: string
let conversation: string

beforeAll(async () => {
  api = await openApi()
  lead = await api.tokenOf('elena')
  kofi = await api.tokenOf('kofi')
  const author = { kind: 'customer', address: 'ana@customers.example', name: 'Ana' }
  const chat = await customerWrites(api, { author, text: 'The zip of my jacket broke', language: 'en' })
  await say('demo-posts', chat, 'agent', 'Sorry to hear. What is your order number?\n> is this quoted?')
  await say('demo-posts', chat, 'customer', 'It is A-17.')
  conversation = await customerWrites(api, { author, text: 'Any news about the refund of my jacket?' })
})
afterAll(() => api.close())

let said = 0
async function say(
  slug: string,
  conversationId: string,
  kind: 'agent' | 'customer',
  text: string,
): Promise<void> {
  const channel = await api.house.channel(slug)
  const externalId = `said-${(said += 1)}`
  const address = kind === 'agent' ? 'us@demo.example' : 'ana@customers.example'
  const message = { externalId, threadKey: externalId, conversationId, author: { kind, address }, text }
  await recordMessages(api.house.deps, { channel, messages: [message] })
}

const context = (token: string) => api.get(`conversations/${conversation}/context`, { token })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

test('whoever answers sees what the customer was asked before, on whatever channel, and what they said', async () => {
  const { body } = await context(lead)
  expect(body.asked_before).toEqual([
    {
      question: 'What is your order number?',
      asked_at: expect.any(String),
      answer: 'It is A-17.',
      answered_at: expect.any(String),
    },
  ])
  expect(body.customer).toMatchObject({ name: 'Ana', local_time: null })
  expect(body.also_waits_at).toHaveLength(1)
  expect(body.history).toMatchObject([{ turns: 2, last_outcome: 'answered' }])
})

test('a freelance expert sees the page once the work is theirs, and not before', async () => {
  const [offer] = await offerWork(api, conversation, ['kofi'])
  expect(await context(kofi)).toMatchObject({ status: 409, body: { code: 'claim_first' } })
  await api.post(`offers/${offer!.id}/claim`, { token: kofi })
  expect((await context(kofi)).body.asked_before).toHaveLength(1)
  expect(await context(await api.tokenOf('priya'))).toMatchObject({ status: 404 })
})

test('a shop hands in facts; only those that the brand lists are kept and shown', async () => {
  const put = (facts: object) =>
    api.send('PUT', 'customers/facts', { token: lead, body: { address: 'ANA@customers.example', facts } })
  expect((await put({ card_number: '4111' })).body).toMatchObject({
    code: 'not_listed',
    listed: expect.arrayContaining(['orders']),
  })
  expect((await put({ orders: 4, loyalty_tier: 'gold', last_order: 'A-17' })).status).toBe(200)
  await put({ last_order: null })
  expect((await context(lead)).body.facts).toEqual([
    { name: 'orders', label: 'Orders', value: 4 },
    { name: 'loyalty_tier', label: 'Loyalty tier', value: 'gold' },
  ])
  const goodwill = { amount_minor: 2_000, currency: 'GBP' }
  const chosen = { facts: { loyalty_tier: 'Club' }, goodwill }
  await api.send('PATCH', 'brands/demo', { token: lead, body: { context: chosen } })
  expect((await context(lead)).body).toMatchObject({
    facts: [{ name: 'loyalty_tier', label: 'Club', value: 'gold' }],
    goodwill,
  })
})

test('a snippet that has expired is suggested to nobody until its owner has looked at it again', async () => {
  const body = {
    title: 'Refund of a jacket',
    text: 'Refunds take three days.',
    language: 'en',
    tags: ['refund'],
  }
  const added = await api.post('snippets', { token: lead, body: { ...body, expires_at: inDays(30) } })
  expect(added).toMatchObject({ status: 201, body: { owner: { name: 'Elena Petrova' }, expired: false } })
  expect((await context(lead)).body.suggestions).toMatchObject([{ snippet_id: added.body.id }])
  await api.house.pool.query("update snippet set expires_at = now() - interval '1 second'")
  expect((await context(lead)).body.suggestions).toEqual([])
  expect((await api.get('snippets?state=expired&owner=me', { token: lead })).body.items).toHaveLength(1)
  const verify = (token: string, days: number) =>
    api.post(`snippets/${added.body.id}/verify`, { token, body: { expires_at: inDays(days) } })
  expect(await verify(kofi, 30)).toMatchObject({ status: 403, body: { code: 'not_yours' } })
  expect((await verify(lead, -1)).status).toBe(400)
  expect((await verify(lead, 900)).status).toBe(400)
  expect((await verify(lead, 30)).body).toMatchObject({ expired: false, version: 2 })
  expect((await context(lead)).body.suggestions).toHaveLength(1)
})

test('a snippet that was removed by mistake stands again as it was, once', async () => {
  const { items } = (await api.get('snippets', { token: lead })).body as { items: { id: string }[] }
  const [before] = items
  const restore = (token: string) => api.post(`snippets/${before!.id}/restore`, { token })
  expect((await restore(lead)).status).toBe(404)
  expect((await api.send('DELETE', `snippets/${before!.id}`, { token: lead })).status).toBe(204)
  expect((await api.get('snippets', { token: lead })).body.items).toEqual([])
  expect((await restore(kofi)).status).toBe(403)
  expect((await restore(lead)).body).toEqual(before)
  expect((await restore(lead)).status).toBe(404)
})

test('a note is for colleagues: the customer waits on', async () => {
  const noted = await api.post(`conversations/${conversation}/notes`, {
    token: kofi,
    body: { text: 'Asked the depot.' },
  })
  expect(noted.status).toBe(201)
  const { body } = await api.get(`conversations/${conversation}`, { token: lead })
  expect(body.messages.at(-1)).toMatchObject({
    direction: 'note',
    text: 'Asked the depot.',
    closes_turn: false,
  })
  expect(body.waiting_since).not.toBeNull()
})

test('what cannot be answered goes to the leads with its reason, and the search goes on without its holder', async () => {
  await api.house.pool.query("update person set hours = '{\"asks_at_night\": true}' where slug = 'elena'")
  const body = { reason: 'Only the warehouse knows.' }
  expect(await api.post(`conversations/${conversation}/escalate`, { token: kofi, body })).toMatchObject({
    status: 200,
  })
  const { rows } = await api.house.pool.query(
    `select p.slug from ping join person p on p.id = ping.person_id where ping.kind = 'page' and conversation_id = $1`,
    [conversation],
  )
  expect(rows.map((row: { slug: string }) => row.slug)).toContain('elena')
  const detail = (await api.get(`conversations/${conversation}`, { token: lead })).body
  expect(detail.holder?.name).not.toBe('Kofi Mensah')
  expect(detail.messages.at(-1)).toMatchObject({ direction: 'note', text: body.reason })
  expect(detail.events.map((event: { type: string }) => event.type)).toContain('dispatch.escalated')
})

test('whoever closes it says what would have prevented it', async () => {
  const prevention = 'Tell customers when the refund was sent.'
  const solved = await api.post(`conversations/${conversation}/solve`, { token: lead, body: { prevention } })
  expect(solved.status).toBe(200)
  const { rows } = await api.house.pool.query('select conversation_id, text from prevention')
  expect(rows).toEqual([{ conversation_id: conversation, text: prevention }])
})

test('"why was I not asked?" has an answer in words, for oneself; a lead sees everybody', async () => {
  const kofiId = await api.personId('kofi')
  const decision = {
    brand_id: (await api.house.channel('demo-posts')).brandId,
    id: api.house.deps.newId(),
    conversation_id: conversation,
    step: '0%',
    at: new Date(),
    outcome: JSON.stringify({ type: 'offered', wave: 1, offers: 1 }),
    considered: JSON.stringify([
      { person_id: await api.personId('priya'), chance: 0.4 },
      { person_id: kofiId, refused: 'asleep', until: '2026-11-03T07:00:00.000Z' },
    ]),
  }
  await api.house.db.insertInto('decision').values(decision).execute()
  const own = await api.get('decisions', { token: kofi })
  expect(own.body.items[0].considered).toEqual([
    {
      person_id: kofiId,
      name: 'Kofi Mensah',
      asked: false,
      chance: null,
      reason: 'asleep',
      until: '2026-11-03T07:00:00.000Z',
      says: 'It is night for them, by the sleep that they declared.',
    },
  ])
  const persian = await api.get('decisions', { token: kofi, headers: { 'accept-language': 'fa' } })
  expect(persian.body.items[0].considered[0].says).toContain('شب')
  expect((await api.get(`decisions?person_id=${await api.personId('priya')}`, { token: kofi })).status).toBe(
    403,
  )
  const all = await api.get(`conversations/${conversation}/decisions`, { token: lead })
  expect(all.body.items.at(-1).considered).toHaveLength(2)
})
