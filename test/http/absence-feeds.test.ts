import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { vault } from '../../src/db/vault/vault.ts'
import { calendarReader } from '../../src/notify/calendar/calendar-reader.ts'
import { readDueFeeds } from '../../src/workflows/absences/read-due-feeds.ts'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let token: string
let server: Server
let origin: string
const asked: IncomingMessage['headers'][] = []
let serve: (request: IncomingMessage, response: ServerResponse) => void

const start = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 3_600_000
const at = (hours: number) => new Date(start + hours * 3_600_000).toISOString()
const stamp = (hours: number) => at(hours).replace(/[-:]|\.\d+/g, '')
const calendar = (...events: (readonly [number, number])[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${events
    .map(
      ([from, to]) =>
        `BEGIN:VEVENT\r\nUID:${from}\r\nDTSTAMP:${stamp(0)}\r\nDTSTART:${stamp(from)}\r\nDTEND:${stamp(to)}\r\nSUMMARY:Secret\r\nEND:VEVENT\r\n`,
    )
    .join('')}END:VCALENDAR\r\n`

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.headers)
    serve(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  api = await openApi({ trustedCalendars: new Set([origin]) })
  token = await api.tokenOf('amara')
})
afterAll(async () => {
  await api.close()
  server.close()
})
beforeEach(async () => {
  await api.house.pool.query('delete from absence')
  await api.house.pool.query('delete from absence_feed')
  asked.length = 0
  serve = (_, response) => response.setHeader('etag', '"one"').end(calendar([2, 3]))
})

const follow = (url: string, by = token) => api.post('absence-feeds', { token: by, body: { url } })
const away = async () =>
  (await api.get('absences?person_id=me', { token })).body.items.map((one: { from: string; to: string }) => [
    one.from,
    one.to,
  ])
const feeds = async () => (await api.get('absence-feeds', { token })).body.items
/** The hour has passed, and the queue's turn comes. */
const laterOn = async () => {
  await api.house.pool.query(`update absence_feed set next_at = now() - interval '1 second'`)
  const network = { trusted: new Set([origin]) }
  return await readDueFeeds({
    ...api.house.deps,
    calendars: calendarReader(network),
    vault: vault(Buffer.alloc(32, 3), null),
  })
}
const minutesUntil = (next: string) => Math.round((Date.parse(next) - Date.now()) / 60_000)

test('a person who follows their own calendar is away when it says busy, and there again when it says so no more', async () => {
  const made = await follow(`${origin}/secret-of-amara.ics`)
  expect(made).toMatchObject({ status: 201, body: { problem: null, failures: 0, absences: 1 } })
  expect(made.text).not.toContain('secret-of-amara')
  expect(await away()).toEqual([[at(2), at(3)]])
  const [absence] = (await api.get('absences?person_id=me', { token })).body.items
  expect((await api.send('DELETE', `absences/${absence.id}`, { token })).body.code).toBe('kept_by_calendar')

  serve = (_, response) => response.setHeader('etag', '"two"').end(calendar([4, 6], [8, 9]))
  expect(await laterOn()).toBe(1)
  expect(await away()).toEqual([
    [at(4), at(6)],
    [at(8), at(9)],
  ])
  const { rows } = await api.house.pool.query(`select action, after from audit where action like 'absence.%'`)
  expect(JSON.stringify(rows)).not.toContain('secret-of-amara')
})

test('only what has changed is fetched; once a week everything, for what repeats goes on', async () => {
  await follow(`${origin}/me.ics`)
  expect(asked[0]).not.toHaveProperty('if-none-match')
  serve = (request, response) =>
    request.headers['if-none-match'] === '"one"'
      ? response.writeHead(304).end()
      : response.writeHead(500).end()
  await laterOn()
  expect(asked[1]).toMatchObject({ 'if-none-match': '"one"' })
  expect(await feeds()).toMatchObject([{ problem: null, absences: 1 }])
  await api.house.pool.query(`update absence_feed set taken_over_at = now() - interval '8 days'`)
  serve = (_, response) => response.end(calendar([5, 6]))
  await laterOn()
  expect(asked[2]).not.toHaveProperty('if-none-match')
  expect(await away()).toEqual([[at(5), at(6)]])
})

test('a calendar that fails is asked ever more rarely, says why, and what it said before counts on', async () => {
  await follow(`${origin}/me.ics`)
  serve = (_, response) => response.writeHead(404).end()
  await laterOn()
  const [once] = await feeds()
  expect(once).toMatchObject({ problem: 'gone', failures: 1, absences: 1 })
  expect(minutesUntil(once.next_at)).toBe(15)
  serve = (_, response) => response.writeHead(503, { 'retry-after': '7200' }).end()
  await laterOn()
  const [twice] = await feeds()
  expect(twice).toMatchObject({ problem: 'busy', failures: 2 })
  expect(minutesUntil(twice.next_at)).toBe(120)
  expect(await away()).toEqual([[at(2), at(3)]])
  await api.house.pool.query(`update absence_feed set asked_at = now() - interval '2 minutes'`)
  serve = (_, response) => response.end(calendar([7, 8]))
  const mended = await api.post(`absence-feeds/${twice.id as string}/read`, { token })
  expect(mended).toMatchObject({ status: 200, body: { problem: null, failures: 0 } })
  await api.post(`absence-feeds/${twice.id as string}/read`, { token }) // a moment later: nobody is asked
  expect(asked).toHaveLength(4)
})

test('whoever follows it no longer is there again, and its address is forgotten; past absences stay', async () => {
  const { body } = await follow(`${origin}/me.ics`)
  await api.house.pool.query(
    `insert into absence (id, person_id, from_at, to_at, source, feed_id)
     select gen_random_uuid(), person_id, now() - interval '3 days', now() - interval '2 days', 'calendar', id from absence_feed`,
  )
  const stranger = await api.tokenOf('kofi')
  expect((await api.send('DELETE', `absence-feeds/${body.id as string}`, { token: stranger })).status).toBe(
    403,
  )
  expect((await api.send('DELETE', `absence-feeds/${body.id as string}`, { token })).status).toBe(204)
  expect(await away()).toEqual([])
  const { rows } = await api.house.pool.query(
    `select (select count(*)::int from absence_feed) as feeds, (select count(*)::int from absence) as absences`,
  )
  expect(rows).toEqual([{ feeds: 0, absences: 1 }])
})

test.each([
  ['a door inside our own house', 'https://127.0.0.1/me.ics', 'lies inside our own network'],
  ['the cloud’s metadata', 'https://169.254.169.254/latest', 'lies inside our own network'],
  ['an address without encryption', 'http://calendar.example/me.ics', 'only https:// addresses are called'],
  ['an address with a password', 'https://me:secret@calendar.example/', 'carries no user or password'],
  ['a file', 'file:///etc/passwd', 'only https:// addresses are called'],
  ['no address', 'my calendar', 'is no address such as'],
])('%s is never called: %s', async (_, url, why) => {
  const refused = await follow(url)
  expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  expect(refused.body.errors[0]).toMatchObject({ path: 'body.url', problem: expect.stringContaining(why) })
  expect(asked).toEqual([])
})

test('a calendar that sends us elsewhere leads nowhere inside', async () => {
  for (const location of ['https://127.0.0.1/', 'http://10.0.0.1/', 'https://localhost/me.ics']) {
    serve = (_, response) => response.writeHead(302, { location }).end()
    expect((await follow(`${origin}/me.ics`)).body).toMatchObject({
      code: 'calendar_unread',
      problem: 'address_refused',
    })
  }
  serve = (request, response) =>
    request.url === '/moved.ics'
      ? response.end(calendar([2, 3]))
      : response.writeHead(301, { location: '/moved.ics' }).end()
  expect((await follow(`${origin}/me.ics`)).status).toBe(201)
  serve = (_, response) => response.writeHead(302, { location: '/round' }).end()
  expect((await follow(`${origin}/other.ics`)).body.problem).toBe('odd_answer')
})

test.each([
  ['not_allowed', (response: ServerResponse) => response.writeHead(401).end()],
  ['not_a_calendar', (response: ServerResponse) => response.end('<html>Sign in</html>')],
  ['too_large', (response: ServerResponse) => response.end('x'.repeat(1_100_000))],
  ['unreachable', (response: ServerResponse) => response.destroy()],
])('what is told at once, and nothing is kept: %s', async (problem, answer) => {
  serve = (_, response) => void answer(response)
  expect(await follow(`${origin}/me.ics`)).toMatchObject({
    status: 400,
    body: { code: 'calendar_unread', problem },
  })
  expect(await feeds()).toEqual([])
})

test('the same calendar is followed once, and five at most', async () => {
  for (let n = 1; n <= 5; n += 1) expect((await follow(`${origin}/${n}.ics`)).status).toBe(201)
  expect((await follow(`${origin}/5.ics`)).body.code).toBe('followed_already')
  expect((await follow(`${origin}/6.ics`)).body.code).toBe('too_many_calendars')
})

test('a lead follows one for whoever serves their brand, and sees why it fails; whoever leaves is followed no more', async () => {
  const [lead, personId] = [await api.tokenOf('elena'), await api.personId('kofi')]
  const body = { person_id: personId, url: `${origin}/kofi.ics` }
  expect((await api.post('absence-feeds', { token: lead, body })).status).toBe(201)
  expect((await api.post('absence-feeds', { token, body })).body.code).toBe('not_yours')
  const seen = await api.get(`absence-feeds?person_id=${personId}`, { token: lead })
  expect(seen.body.items).toMatchObject([{ host: new URL(origin).host }])
  expect((await api.send('DELETE', `people/${personId}`, { token: lead })).status).toBe(200)
  expect((await api.house.pool.query('select 1 from absence_feed')).rows).toEqual([])
})
