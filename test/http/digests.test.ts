import { afterAll, beforeAll, expect, test } from 'vitest'
import { signUnsubscribeLink } from '../../src/domain/digest/unsubscribe-link.ts'
import { digestWriter } from '../../src/notify/digest/write-digest.ts'
import { digestPrinter } from '../../src/notify/pdf/print-digest.ts'
import { digestWorkflows } from '../../src/start/digest-workflows.ts'
import { customerWrites } from './support/offer-work.ts'
import { API_TOKEN, openApi, type Api } from './support/open-api.ts'

const SECRET = 'the-secret-that-signs-links-to-end-subscriptions'
let api: Api

beforeAll(async () => {
  const writeDigest = digestWriter({ baseUrl: 'http://127.0.0.1' })
  const printDigest = digestPrinter({ baseUrl: 'http://127.0.0.1' })
  const digests = () => digestWorkflows({ ...api.house.deps, writeDigest, printDigest }, SECRET)
  api = await openApi({
    workflows: {
      digests: {
        preview: (command) => digests().preview(command),
        print: (command) => digests().print(command),
        send: (command) => digests().send(command),
        unsubscribe: (token) => digests().unsubscribe(token),
      },
    },
  })
  await customerWrites(api)
})
afterAll(() => api.close())

async function subscribed(): Promise<{ path: string; rows: () => Promise<unknown[]> }> {
  const token = await api.tokenOf('victor')
  const { body } = await api.post('/api/v1/digest-subscriptions', { token, body: { period: 'weekly' } })
  const link = { brandId: body.brand_id, subscriptionId: body.id }
  return {
    path: `/unsubscribe/${signUnsubscribeLink(link, SECRET)}`,
    rows: async () => (await api.get('/api/v1/digest-subscriptions', { token })).body.items,
  }
}

test('a scanner that opens the link in a digest ends nothing; the button does', async () => {
  const { path, rows } = await subscribed()
  const page = await api.get(path)
  expect(page.status).toBe(200)
  expect(page.text).toContain('<form method="post"')
  expect(await rows()).toHaveLength(1)
  const done = await api.post(path, {
    body: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect([done.status, done.text.includes('You get no further digest')]).toEqual([200, true])
  expect(await rows()).toEqual([])
})

test('a mail program ends it with one press, without a session and from anywhere', async () => {
  const { path, rows } = await subscribed()
  const pressed = () =>
    api.post(path, {
      body: 'List-Unsubscribe=One-Click',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://mail.example',
        'sec-fetch-site': 'cross-site',
      },
    })
  expect((await pressed()).status).toBe(200)
  expect((await pressed()).status).toBe(200)
  expect(await rows()).toEqual([])
})

test('a forged link ends nothing', async () => {
  const { path, rows } = await subscribed()
  expect((await api.post(`${path.slice(0, -3)}AAA`)).status).toBe(404)
  expect(await rows()).toHaveLength(1)
})

test('the digest can be looked at before it is sent, in any of its languages', async () => {
  const preview = await api.get('/api/v1/digests/preview?period=daily&brand=demo', {
    token: API_TOKEN,
    headers: { 'accept-language': 'ar' },
  })
  expect(preview.status).toBe(200)
  expect(preview.body.figures).toMatchObject({ turns: 1, neglected: 0, customers: 1 })
  expect(preview.body.html).toContain('dir="rtl"')
  expect(preview.body.headline).toContain('اليوم')
})

test('somebody who asks for the digest gets it queued', async () => {
  const token = await api.tokenOf('elena')
  const sent = await api.post('/api/v1/digests', { token, body: { period: 'weekly' } })
  expect([sent.status, sent.body.state]).toEqual([202, 'queued'])
  const { rows } = await api.house.pool.query('select state, language from digest where id = $1', [
    sent.body.digest_id,
  ])
  expect(rows).toEqual([{ state: 'queued', language: 'en' }])
})

test('the digest can be taken along as a PDF, and its figures as a sheet', async () => {
  const path = '/api/v1/digests/preview?period=daily&brand=demo&language=fa'
  const pdf = await api.get(`${path}&format=pdf`, { token: API_TOKEN })
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(pdf.text.slice(0, 5)).toBe('%PDF-')
  const sheet = await api.get(`${path}&format=csv`, { token: API_TOKEN })
  expect(sheet.headers.get('content-disposition')).toContain('demo-daily.csv')
  expect(sheet.text.split('\r\n')).toEqual(
    expect.arrayContaining(['figure,of,value', 'neglect_index,all,0', 'turns,all,1']),
  )
  const wrong = await api.get(`${path}&format=docx`, { token: API_TOKEN })
  expect(wrong.status).toBe(400)
})
