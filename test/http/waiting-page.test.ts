import { afterAll, beforeAll, expect, test } from 'vitest'
import { signRatingLink } from '../../src/domain/admission/rating-link.ts'
import { signWaitingLink } from '../../src/domain/conversation/waiting-link.ts'
import { OFFER_LINK_SECRET, openApi, type Api } from './support/open-api.ts'
import { customerWrites, offerWork } from './support/offer-work.ts'

let api: Api
let conversationId: string
let link: string

beforeAll(async () => {
  api = await openApi()
  conversationId = await customerWrites(api)
  const { rows } = await api.house.pool.query<{ brand_id: string; id: string }>(
    'select brand_id, id from turn where conversation_id = $1',
    [conversationId],
  )
  link = `/waiting/${signWaitingLink({ brandId: rows[0]!.brand_id, turnId: rows[0]!.id }, OFFER_LINK_SECRET)}`
})
afterAll(() => api.close())

test('a customer sees their place without signing in, and no word of what was written', async () => {
  const page = await api.get(link)
  expect(page.status).toBe(200)
  expect(page.text).toMatch(/Waiting since.*Before you.*nobody.*Promised by.*Somebody is with it.*not yet/s)
  expect(Number(page.headers.get('refresh'))).toBeGreaterThan(0)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  const { rows } = await api.house.pool.query<{ text: string }>('select text from message_body')
  for (const { text } of rows) expect(page.text).not.toContain(text)
})

test('it speaks the language in which they wrote, right to left where that is due', async () => {
  await api.house.pool.query("update conversation set language = 'ar' where id = $1", [conversationId])
  const page = await api.get(link)
  await api.house.pool.query("update conversation set language = 'en' where id = $1", [conversationId])
  expect(page.text).toContain('dir="rtl"')
  expect(page.text).toContain('تنتظر منذ')
})

test('the brand names a page on which customers may help themselves', async () => {
  const token = await api.tokenOf('elena')
  const changed = await api.send('PATCH', '/api/v1/brands/demo', {
    token,
    body: { acknowledgement: { help_url: 'https://shop.example/help' } },
  })
  expect(changed.status).toBe(200)
  expect((await api.get(link)).text).toContain('href="https://shop.example/help"')
  const spoilt = await api.send('PATCH', '/api/v1/brands/demo', {
    token,
    body: { acknowledgement: { help_url: 'javascript:alert(1)' } },
  })
  expect(spoilt.status).toBe(400)
})

test('somebody is with it, and then it is answered', async () => {
  const [offer] = await offerWork(api, conversationId, ['maricel'])
  await api.post(`/api/v1/offers/${offer!.id}/claim`, { token: await api.tokenOf('maricel'), body: {} })
  expect((await api.get(link)).text).toMatch(/Somebody is with it.*yes/s)
  await api.house.pool.query(
    "update turn set closed_at = now(), outcome = 'answered' where conversation_id = $1",
    [conversationId],
  )
  const page = await api.get(link)
  expect(page.text).toContain('You were answered on')
  expect(page.headers.get('refresh')).toBeNull()
})

test('links of another purpose, forged ones and erased conversations show nothing', async () => {
  const [, token] = link.split('/waiting/')
  const other = signRatingLink({ brandId: 'x', messageId: 'y' }, OFFER_LINK_SECRET)
  for (const wrong of [`${token}x`, other, 'nonsense']) {
    const page = await api.get(`/waiting/${wrong}`)
    expect([page.status, page.text.includes('not one of ours')]).toEqual([404, true])
  }
  await api.house.pool.query('update conversation set forgotten_at = now() where id = $1', [conversationId])
  expect((await api.get(link)).status).toBe(404)
})
