import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginSession } from '../../src/db/auth/sessions.ts'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let cookie: string
let path: string

beforeAll(async () => {
  api = await openApi()
  const { id } = await beginSession(api.house.db, {
    personId: await api.personId('elena'),
    userAgent: null,
    address: null,
    now: null,
  })
  cookie = `sundial=${id}`
  path = 'channels/demo-posts'
})
afterAll(() => api.close())

const change = (headers: Record<string, string>, sent: object = { cookie }) =>
  api.send('PATCH', path, { ...sent, body: { name: 'Posts' }, headers })

test('a page of ours may change things with the session cookie', async () => {
  const host = new URL(api.url).host
  expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect((await change({ origin: `http://${host}` })).status).toBe(200)
})

test("another site's page may not, whatever its browser sends along", async () => {
  const forgeries = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: `${api.url}.evil.example` },
  ]
  for (const headers of forgeries) {
    const answer = await change(headers)
    expect(answer).toMatchObject({ status: 403, body: { code: 'cross_site' } })
  }
})

test('a form cannot send the header that every change with a cookie needs', async () => {
  expect((await change({ 'x-sundial-request': '' })).status).toBe(403)
  const form = await api.post('conversations/00000000-0000-7000-8000-000000000000/take', {
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(form).toMatchObject({ status: 403, body: { code: 'cross_site' } })
})

test('a token is sent on purpose and needs none of it', async () => {
  const token = await api.tokenOf('elena')
  expect((await change({ 'sec-fetch-site': 'cross-site' }, { token })).status).toBe(200)
})

test('reading needs no header, and tells other sites nothing', async () => {
  const answer = await api.get('session', { headers: { cookie, origin: 'https://evil.example' } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(answer.headers.get('cache-control')).toBe('no-store')
})
