import ical from 'node-ical'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let amara: string
beforeAll(async () => {
  api = await openApi()
  amara = await api.tokenOf('amara')
})
afterAll(() => api.close())

const open = (url: string, headers = {}) => fetch(url.replace('http://127.0.0.1', api.url), { headers })
const titles = (text: string) =>
  new Set(
    Object.values(ical.sync.parseICS(text)).flatMap((each) =>
      each?.type === 'VEVENT' ? [each.summary] : [],
    ),
  )

test("a calendar reads one's own shifts by an address that is shown once, until it is revoked", async () => {
  const made = await api.post('feeds', { token: amara, body: {} })
  expect(made).toMatchObject({ status: 201, body: { roster_id: null, last_read_at: null } })
  const read = await open(made.body.url)
  expect(read.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(titles(await read.text())).toEqual(new Set(['Follow the sun']))
  const etag = read.headers.get('etag')!
  expect((await open(made.body.url, { 'if-none-match': etag, 'cache-control': 'max-age=0' })).status).toBe(
    304,
  )
  const { items } = (await api.get('feeds', { token: amara })).body
  expect(items).toMatchObject([{ last_read_at: expect.any(String) }])
  expect(JSON.stringify(items)).not.toContain('.ics')
  const strangers = await api.send('DELETE', `feeds/${made.body.id}`, { token: await api.tokenOf('kofi') })
  expect(strangers.status).toBe(404)
  expect((await api.send('DELETE', `feeds/${made.body.id}`, { token: amara })).status).toBe(204)
  expect((await open(made.body.url)).status).toBe(404)
})

test('a feed of a roster names everybody on it, and ends when its reader leaves the house', async () => {
  const { items } = (await api.get('rosters', { token: amara })).body
  const roster = items.find(({ slug }: { slug: string }) => slug === 'follow-the-sun')
  const made = await api.post('feeds', { token: amara, body: { roster_id: roster.id } })
  expect(titles(await (await open(made.body.url)).text())).toContain('Follow the sun: Mei Tan')
  await api.house.pool.query(`update person set removed_at = now() where slug = 'amara'`)
  expect((await open(made.body.url)).status).toBe(404)
  expect((await open('http://127.0.0.1/feeds/nonsense.ics')).status).toBe(404)
})
