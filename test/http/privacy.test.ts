import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let administrator: string
let customerId: string

beforeAll(async () => {
  api = await openApi()
  administrator = await api.tokenOf('elena')
  await api.post('channels/demo-posts/messages', {
    token: administrator,
    body: {
      external_id: 'x',
      thread_key: 'x',
      author: { kind: 'customer', address: 'Ana@customers.example', name: 'Ana' },
      text: 'Where is my order?',
    },
  })
})
afterAll(() => api.close())

test('who writes from an address is found, whatever its case', async () => {
  const { body } = await api.get('customers?address=ANA@customers.example', { token: administrator })
  expect(body.items).toMatchObject([{ name: 'Ana', conversations: 1 }])
  customerId = body.items[0].id
  expect(await api.get('customers?address=nobody@x.example', { token: administrator })).toMatchObject({
    status: 200,
    body: { items: [] },
  })
  expect(await api.get('customers', { token: administrator })).toMatchObject({ status: 400 })
})

test('what is kept of them can be handed over, and that it was read is in the audit', async () => {
  const { status, body } = await api.get(`customers/${customerId}/export`, { token: administrator })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    customer: { name: 'Ana', addresses: [{ kind: 'social' }] },
    conversations: [{ messages: [{ text: 'Where is my order?', author: 'customer' }] }],
  })
  const { body: audit } = await api.get(`audit?action=customer.export`, { token: administrator })
  expect(audit.items).toMatchObject([{ subject: customerId }])
})

test('to forget wants a reason; then nobody is found there any more, and the conversation is empty', async () => {
  const forget = (body: object) => api.post(`customers/${customerId}/forget`, { token: administrator, body })
  expect(await forget({})).toMatchObject({ status: 400 })
  expect(await forget({ reason: 'case 17' })).toMatchObject({
    status: 200,
    body: { conversations: 1, messages: 1, attachments: 0 },
  })
  const { body } = await api.get('customers?address=ana@customers.example', { token: administrator })
  expect(body.items).toEqual([])
  expect((await api.get('conversations?q=order', { token: administrator })).body.items).toEqual([])
})

test('for how long words are kept is the brand’s choice', async () => {
  const change = (days: unknown) =>
    api.send('PATCH', 'brands/demo', { token: administrator, body: { privacy: { retain_days: days } } })
  expect(await change(0)).toMatchObject({ status: 400 })
  expect(await change(365)).toMatchObject({ status: 200 })
  const { rows } = await api.house.pool.query(
    `select settings -> 'privacy' as privacy from brand where slug = 'demo'`,
  )
  expect(rows).toEqual([{ privacy: { retain_days: 365 } }])
  expect(await change(null)).toMatchObject({ status: 200 })
})
