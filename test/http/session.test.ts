import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueSignInLink } from '../../src/db/auth/sign-in-links.ts'
import { hashPassword } from '../../src/http/auth/passwords.ts'
import { checkApiToken } from '../../src/http/auth/api-token.ts'
import { openApi, type Api, type Received } from './support/open-api.ts'

const PASSWORD = 'correct horse battery staple'
let api: Api
const told: { address: string; language: string; change: string }[] = []

beforeAll(async () => {
  api = await openApi({
    mailSignInChanged: (mail) => {
      told.push(mail)
      return Promise.resolve()
    },
  })
  for (const slug of ['elena', 'amara', 'oliver', 'kofi'])
    await api.house.db
      .updateTable('person')
      .set({ password_hash: await hashPassword(PASSWORD) })
      .where('slug', '=', slug)
      .execute()
})
afterAll(() => api.close())

const signIn = (email: string, password: string, address = '203.0.113.1') =>
  api.post('session', { body: { email, password }, headers: { 'x-forwarded-for': address } })

const cookieOf = (answer: Received) => /^[^;]*/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? ''

test('whoever signs in with a password gets a session that scripts cannot read', async () => {
  const answer = await signIn('Elena@demo.example', PASSWORD)
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    person: { slug: 'elena', has_password: true },
    brands: [{ slug: 'demo', roles: ['administrator', 'executive', 'expert', 'lead'] }],
    language: 'en',
  })
  expect(answer.headers.get('set-cookie')).toMatch(
    /^sundial=[\w-]{43}; path=\/; expires=.*; samesite=lax; httponly$/i,
  )

  const session = await api.get('session', { cookie: cookieOf(answer) })
  expect(session.body.person.slug).toBe('elena')
})

test('the database keeps no session that could be used', async () => {
  const cookie = cookieOf(await signIn('amara@demo.example', PASSWORD))
  const id = cookie.slice('sundial='.length)
  const { rows } = await api.house.pool.query('select id_hash from session')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every((row: { id_hash: Buffer }) => !row.id_hash.equals(Buffer.from(id, 'base64url')))).toBe(
    true,
  )
})

test('a wrong password, an unknown address and an account without a password look alike', async () => {
  const answers = [
    await signIn('amara@demo.example', 'wrong', '203.0.113.2'),
    await signIn('nobody@demo.example', 'wrong', '203.0.113.2'),
    await signIn('sam@demo.example', 'wrong', '203.0.113.2'),
  ]
  for (const { status, body } of answers)
    expect({ ...body, status, request_id: '' }).toEqual({ ...answers[0]!.body, request_id: '' })
  expect(answers[0]!.status).toBe(401)
})

test('after five wrong passwords from an address even the right one waits; from elsewhere the owner gets in', async () => {
  for (let n = 0; n < 5; n += 1)
    expect((await signIn('oliver@demo.example', 'wrong', '203.0.113.3')).status).toBe(401)
  const locked = await signIn('oliver@demo.example', PASSWORD, '203.0.113.3')
  expect(locked.status).toBe(429)
  expect(locked.body.code).toBe('too_many_tries')
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(60)
  expect((await signIn('oliver@demo.example', PASSWORD, '203.0.113.4')).status).toBe(200)
})

test('forty guesses at once are heard five times', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => signIn('kofi@freelance.example', `guess ${n}`, '203.0.113.5')),
  )
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(35)
})

test('signing out ends the session at once', async () => {
  const cookie = cookieOf(await signIn('elena@demo.example', PASSWORD))
  const out = await api.send('DELETE', 'session', { cookie })
  expect(out.status).toBe(204)
  expect(out.headers.get('set-cookie')).toMatch(/^sundial=; .*1970/)
  expect((await api.get('session', { cookie })).status).toBe(401)
})

test('a session ends by itself, and with the person', async () => {
  const cookie = cookieOf(await signIn('amara@demo.example', PASSWORD))
  await api.house.pool.query('update session set expires_at = now() where person_id = $1', [
    await api.personId('amara'),
  ])
  expect((await api.get('session', { cookie })).status).toBe(401)

  const other = cookieOf(await signIn('amara@demo.example', PASSWORD))
  await api.house.pool.query("update person set removed_at = now() where slug = 'amara'")
  expect((await api.get('session', { cookie: other })).status).toBe(401)
  await api.house.pool.query("update person set removed_at = null where slug = 'amara'")
})

test('a new password needs the old one, ends the other sessions, and is told by mail', async () => {
  const [here, elsewhere] = [
    cookieOf(await signIn('elena@demo.example', PASSWORD)),
    cookieOf(await signIn('elena@demo.example', PASSWORD)),
  ]
  const change = (current: string) =>
    api.send('PUT', 'session/password', {
      cookie: here,
      body: { current_password: current, new_password: 'another long password' },
    })
  expect((await change('wrong')).status).toBe(403)
  expect(told).toEqual([])
  expect((await change(PASSWORD)).status).toBe(204)
  expect(told).toEqual([{ address: 'elena@demo.example', language: 'en', change: 'password' }])
  expect((await api.get('session', { cookie: here })).status).toBe(200)
  expect((await api.get('session', { cookie: elsewhere })).status).toBe(401)
  expect((await signIn('elena@demo.example', 'another long password')).status).toBe(200)
})

test('opening a one-time link signs nobody in, its button does, once', async () => {
  const personId = await api.personId('mei')
  const { secret } = await issueSignInLink(api.house.db, { personId, lasts: 60_000, now: null })
  for (let n = 0; n < 3; n += 1) {
    const page = await api.get(`/sign-in/${secret}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Mei Tan')
    expect(page.text).toContain(`<form method="post" action="/sign-in/${secret}">`)
    expect(page.text).not.toMatch(/<script/)
    expect(page.headers.get('set-cookie')).toBeNull()
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  }
  const pressed = await api.post(`/sign-in/${secret}`)
  expect(pressed.status).toBe(303)
  expect(pressed.headers.get('location')).toBe('/')
  expect((await api.get('session', { cookie: cookieOf(pressed) })).body.person.slug).toBe('mei')

  const again = await api.post(`/sign-in/${secret}`)
  expect(again.status).toBe(410)
  expect(again.headers.get('set-cookie')).toBeNull()
  expect(again.text).toContain('has been used')
})

test('of two presses at once one signs in', async () => {
  const personId = await api.personId('mei')
  const { secret } = await issueSignInLink(api.house.db, { personId, lasts: 60_000, now: null })
  const answers = await Promise.all(Array.from({ length: 8 }, () => api.post(`/sign-in/${secret}`)))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
})

test('an expired link and a made-up one say so', async () => {
  const personId = await api.personId('mei')
  const { secret } = await issueSignInLink(api.house.db, { personId, lasts: 0, now: null })
  expect(await api.get(`/sign-in/${secret}`)).toMatchObject({
    status: 410,
    text: expect.stringContaining('expired'),
  })
  expect(await api.post(`/sign-in/${secret}`)).toMatchObject({ status: 410 })
  expect(await api.get('/sign-in/made-up')).toMatchObject({
    status: 404,
    text: expect.stringContaining('not one of ours'),
  })
})

test("the button on another site's page does nothing", async () => {
  const personId = await api.personId('mei')
  const { secret } = await issueSignInLink(api.house.db, { personId, lasts: 60_000, now: null })
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    const pressed = await api.post(`/sign-in/${secret}`, { headers })
    expect(pressed.status).toBe(403)
    expect(pressed.headers.get('set-cookie')).toBeNull()
  }
  expect((await api.get(`/sign-in/${secret}`)).status).toBe(200)
})

test('a token works until it is revoked or has expired', async () => {
  const elena = await api.tokenOf('elena')
  const amara = await api.personId('amara')
  const issued = await api.post(`people/${amara}/tokens`, { token: elena, body: { label: 'my script' } })
  expect(issued.status).toBe(201)
  expect((await api.get('session', { token: issued.body.token })).body.person.slug).toBe('amara')
  const listed = await api.get(`people/${amara}/tokens`, { token: elena })
  expect(listed.text).not.toContain(issued.body.token)
  expect(listed.body.items[0]).toMatchObject({
    id: issued.body.id,
    label: 'my script',
    last_used_at: expect.any(String),
  })

  expect(
    (await api.send('DELETE', `people/${amara}/tokens/${issued.body.id}`, { token: elena })).status,
  ).toBe(204)
  expect((await api.get('session', { token: issued.body.token })).status).toBe(401)

  const past = await api.post(`people/${amara}/tokens`, {
    token: elena,
    body: { expires_at: '2020-01-01T00:00:00Z' },
  })
  expect((await api.get('session', { token: past.body.token })).status).toBe(401)
})

test('a wrong token is not helped by a right cookie', async () => {
  const cookie = cookieOf(await signIn('elena@demo.example', 'another long password', '203.0.113.9'))
  expect((await api.get('session', { cookie })).status).toBe(200)
  expect((await api.get('session', { cookie, token: 'wrong' })).status).toBe(401)
})

test('an API token that could be guessed keeps the server from starting', () => {
  expect(() => checkApiToken('x'.repeat(31))).toThrow(
    /SUNDIAL_API_TOKEN has 31 characters and needs at least 32/,
  )
  expect(() => checkApiToken('x'.repeat(32))).not.toThrow()
  expect(() => checkApiToken(null)).not.toThrow()
})

test('behind https the cookie is ours alone', async () => {
  const secure = await openApi({ settings: { baseUrl: 'https://sundial.example' } })
  try {
    await secure.house.db
      .updateTable('person')
      .set({ password_hash: await hashPassword(PASSWORD) })
      .where('slug', '=', 'elena')
      .execute()
    const answer = await secure.post('session', {
      body: { email: 'elena@demo.example', password: PASSWORD },
      headers: { 'x-forwarded-proto': 'https' },
    })
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-sundial=.*; secure; /i)
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000')
  } finally {
    await secure.close()
  }
})
