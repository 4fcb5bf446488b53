import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let mails: { address: string; url: string; language: string }[]
beforeAll(async () => {
  api = await openApi({
    mailLink: (mail) => {
      mails.push(mail)
      return Promise.resolve()
    },
  })
})
beforeEach(() => {
  mails = []
})
afterAll(() => api.close())

const ask = (email: string, address = '203.0.113.9') =>
  api.post('session/link', {
    body: { email },
    headers: { 'x-forwarded-for': address, 'accept-language': 'fa' },
  })

test('whoever asks gets a link that signs in once, in the language of the browser', async () => {
  expect((await ask('Elena@demo.example')).status).toBe(202)
  await expect.poll(() => mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ address: 'Elena@demo.example', language: 'fa' })
  const { pathname } = new URL(mails[0]?.url ?? '')
  const press = () =>
    fetch(api.url + pathname, { method: 'POST', redirect: 'manual', headers: { origin: 'http://127.0.0.1' } })
  const looked = await fetch(api.url + pathname)
  expect(looked.headers.get('set-cookie')).toBeNull()
  const first = await press()
  expect(first.status).toBe(303)
  expect(first.headers.get('set-cookie')).toContain('sundial=')
  expect((await press()).status).toBe(410)
})

test('whoever has no account hears the same, and no mail goes out', async () => {
  const [known, unknown] = [await ask('oliver@demo.example'), await ask('nobody@demo.example')]
  expect(unknown.status).toBe(known.status)
  expect(unknown.body).toEqual(known.body)
  await expect.poll(() => mails.map(({ address }) => address)).toEqual(['oliver@demo.example'])
})

test('the sixth link for one account within an hour is refused, with the time to wait', async () => {
  for (let index = 0; index < 5; index += 1)
    expect((await ask('kofi@demo.example', `203.0.113.${20 + index}`)).status).toBe(202)
  const sixth = await ask('KOFI@demo.example', '203.0.113.40')
  expect(sixth).toMatchObject({ status: 429, body: { code: 'too_many_tries' } })
  expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0)
})
