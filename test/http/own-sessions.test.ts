import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashSecret } from '../../src/db/auth/secret.ts'
import { beginSession } from '../../src/db/auth/sessions.ts'
import { HOUR } from '../../src/domain/time/instant.ts'
import { openApi, type Api } from './support/open-api.ts'

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const PHONE =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'
let api: Api

beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())
beforeEach(() => api.house.pool.query('delete from session'))

async function signedIn(slug: string, userAgent: string | null = null): Promise<string> {
  const personId = await api.personId(slug)
  const { id } = await beginSession(api.house.db, { personId, userAgent, address: '203.0.113.9', now: null })
  return `sundial=${id}`
}

const statusOf = async (cookie: string) => (await api.get('session', { cookie })).status
const idle = (hours: number) =>
  api.house.pool.query("update session set last_seen_at = now() - $1 * interval '1 hour'", [hours])

test('people see where they are signed in, and which of it is this browser', async () => {
  const [here] = [await signedIn('elena', FIREFOX), await signedIn('elena', PHONE), await signedIn('amara')]
  const { status, body } = await api.get('sessions', { cookie: here })
  expect(status).toBe(200)
  expect(body.items).toMatchObject([
    { browser: 'Firefox', system: 'Windows', address: '203.0.113.9', current: true },
    { browser: 'Chrome', system: 'Android', address: '203.0.113.9', current: false },
  ])
})

test('a browser that says nonsense of itself is listed all the same', async () => {
  const cookie = await signedIn('elena', '<script>')
  expect((await api.get('sessions', { cookie })).body.items).toMatchObject([{ browser: null, system: null }])
})

test('one is ended, wherever it is; nobody ends those of others', async () => {
  const [here, there, hers] = [await signedIn('elena'), await signedIn('elena'), await signedIn('amara')]
  const ids = (await api.get('sessions', { cookie: hers })).body.items as { id: string }[]
  expect((await api.send('DELETE', `sessions/${ids[0]!.id}`, { cookie: here })).status).toBe(404)
  expect(await statusOf(hers)).toBe(200)

  const own = (await api.get('sessions', { cookie: here })).body.items as { id: string; current: boolean }[]
  const other = own.find(({ current }) => !current)!
  expect((await api.send('DELETE', `sessions/${other.id}`, { cookie: here })).status).toBe(204)
  expect(await statusOf(there)).toBe(401)
  expect(await statusOf(here)).toBe(200)
})

test('all others are ended at once', async () => {
  const [here, there, elsewhere] = [await signedIn('elena'), await signedIn('elena'), await signedIn('elena')]
  expect((await api.send('DELETE', 'sessions', { cookie: here })).status).toBe(204)
  expect(await Promise.all([here, there, elsewhere].map(statusOf))).toEqual([200, 401, 401])
})

test('an office that nobody uses for twelve hours is signed out; an expert sleeps and stays', async () => {
  const [lead, expert] = [await signedIn('elena'), await signedIn('kofi')]
  await idle(11.99)
  expect([await statusOf(lead), await statusOf(expert)]).toEqual([200, 200])
  await idle(12.01)
  expect([await statusOf(lead), await statusOf(expert)]).toEqual([401, 200])
  await idle(7 * 24 + 0.01)
  expect(await statusOf(expert)).toBe(401)
})

test('a heartbeat of presence is use: whoever is there is not signed out', async () => {
  const cookie = await signedIn('kofi')
  for (const hours of [167, 167]) {
    await idle(hours)
    const beat = await api.post('presence', { cookie, body: { state: 'present' } })
    expect(beat.status).toBe(200)
  }
  const { rows } = await api.house.pool.query<{ fresh: boolean }>(
    "select last_seen_at > now() - interval '1 minute' as fresh from session",
  )
  expect(rows).toEqual([{ fresh: true }])
})

test('a session that a node of the release before has begun does not count as idle', async () => {
  const cookie = await signedIn('elena')
  await api.house.pool.query(
    "update session set last_seen_at = null, created_at = now() - interval '10 days'",
  )
  expect(await statusOf(cookie)).toBe(200)
  const { rows } = await api.house.pool.query('select 1 from session where last_seen_at is not null')
  expect(rows).toHaveLength(1)
})

test('what ended by idleness is not listed, and use does not put off the end of all sessions', async () => {
  const [here, there] = [await signedIn('elena'), await signedIn('elena')]
  await api.house.pool.query(
    "update session set last_seen_at = now() - interval '13 hours' where id_hash = $1",
    [hashSecret(there.replace('sundial=', ''))],
  )
  const before = (await api.get('sessions', { cookie: here })).body.items as { expires_at: string }[]
  expect(before).toHaveLength(1)
  expect(await statusOf(there)).toBe(401)
  await idle(2)
  const after = (await api.get('sessions', { cookie: here })).body.items as { expires_at: string }[]
  expect(after[0]!.expires_at).toBe(before[0]!.expires_at)
  await api.house.pool.query('update session set expires_at = now()')
  expect(await statusOf(here)).toBe(401)
})

test('a house may be stricter', async () => {
  const strict = await openApi({
    settings: { sessions: { lasts: 12 * HOUR, idle: HOUR / 2, expertIdle: HOUR / 2 } },
  })
  try {
    const personId = await strict.personId('kofi')
    const { id, expiresAt } = await beginSession(
      strict.house.db,
      { personId, userAgent: null, address: null, now: null },
      strict.deps.settings.sessions,
    )
    const { rows } = await strict.house.pool.query<{ left: number }>(
      'select extract(epoch from expires_at - created_at)::int as left from session',
    )
    expect(rows[0]!.left).toBe(12 * 3_600)
    expect(expiresAt).toBeGreaterThan(0)
    await strict.house.pool.query("update session set last_seen_at = now() - interval '31 minutes'")
    expect((await strict.get('session', { cookie: `sundial=${id}` })).status).toBe(401)
  } finally {
    await strict.close()
  }
})
