import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { issueSignInLink } from '../../src/db/auth/sign-in-links.ts'
import { hashPassword } from '../../src/http/auth/passwords.ts'
import { openApi, type Api, type Received } from './support/open-api.ts'

const PASSWORD = 'correct horse battery staple'
let api: Api
const told: { address: string; change: string }[] = []

beforeAll(async () => {
  api = await openApi({
    mailSignInChanged: ({ address, change }) => {
      told.push({ address, change })
      return Promise.resolve()
    },
  })
  const password_hash = await hashPassword(PASSWORD)
  await api.house.db.updateTable('person').set({ password_hash }).execute()
})
afterAll(() => api.close())
beforeEach(async () => {
  told.length = 0
  for (const table of ['session', 'second_factor', 'recovery_code', 'second_step', 'rate_limit'])
    await api.house.pool.query(`delete from ${table}`)
  await api.house.pool.query("update brand set settings = settings - 'sign_in'")
})

const cookieOf = (answer: Received, name = 'sundial') =>
  answer.headers
    .getSetCookie()
    .map((one) => /^[^;]*/.exec(one)![0])
    .find((one) => one.startsWith(`${name}=`)) ?? ''
const signIn = (email: string, password = PASSWORD, address = '203.0.113.1') =>
  api.post('session', { body: { email, password }, headers: { 'x-forwarded-for': address } })
const secondStep = (step: string, code: string, address = '203.0.113.1') =>
  api.post('session/second-step', { cookie: step, body: { code }, headers: { 'x-forwarded-for': address } })
const statusOf = async (cookie: string) => (await api.get('session', { cookie })).status

/** What the app shows, so many half-minutes from now. */
function codeOf(secret: string, later = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })
  return totp.generate({ timestamp: Date.now() + later * 30_000 })
}

/** Time goes on: the code of this half-minute has not been used by this test. */
const forgetSteps = () => api.house.pool.query('update second_factor set last_step = 0')

async function setUp(email = 'elena@demo.example') {
  const cookie = cookieOf(await signIn(email))
  const begun = await api.post('session/second-factor', { cookie, body: { current_password: PASSWORD } })
  const secret = begun.body.secret as string
  const confirmed = await api.send('PUT', 'session/second-factor', {
    cookie,
    body: { code: codeOf(secret) },
  })
  expect(confirmed.status).toBe(200)
  await forgetSteps()
  return { cookie, secret, codes: confirmed.body.recovery_codes as readonly string[] }
}

test('after the password comes the code; between the two nothing is reached', async () => {
  const { secret } = await setUp()
  const first = await signIn('elena@demo.example')
  expect(first).toMatchObject({ status: 202, body: { second_step: true } })
  expect(cookieOf(first)).toBe('')
  const step = cookieOf(first, 'sundial-step')
  expect(step).toMatch(/^sundial-step=[\w-]{43}$/)
  expect(await statusOf(step)).toBe(401)
  expect(await statusOf(step.replace('sundial-step', 'sundial'))).toBe(401)

  const done = await secondStep(step, codeOf(secret))
  expect(done).toMatchObject({ status: 200, body: { person: { slug: 'elena' }, second_factor_owed: false } })
  expect(await statusOf(cookieOf(done))).toBe(200)
  expect((await secondStep(step, codeOf(secret, 1))).body.code).toBe('second_step_over')
})

test('a code works once, and with it none that was shown before', async () => {
  const { secret } = await setUp()
  const [one, two] = [await signIn('elena@demo.example'), await signIn('elena@demo.example')]
  const code = codeOf(secret)
  expect((await secondStep(cookieOf(one, 'sundial-step'), code)).status).toBe(200)
  const again = await secondStep(cookieOf(two, 'sundial-step'), code)
  expect(again).toMatchObject({ status: 401, body: { code: 'wrong_code' } })
  expect((await secondStep(cookieOf(two, 'sundial-step'), codeOf(secret, -1))).status).toBe(401)
  expect((await secondStep(cookieOf(two, 'sundial-step'), codeOf(secret, 1))).status).toBe(200)
})

test('of two browsers with the same code at once one is let in', async () => {
  const { secret } = await setUp()
  const steps = await Promise.all([signIn('elena@demo.example'), signIn('elena@demo.example')])
  const code = codeOf(secret)
  const answers = await Promise.all(steps.map((one) => secondStep(cookieOf(one, 'sundial-step'), code)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401])
})

test('a clock that is half a minute off is forgiven, one that is a minute off is not', async () => {
  const { secret } = await setUp()
  const step = cookieOf(await signIn('elena@demo.example'), 'sundial-step')
  for (const [later, status] of [
    [3, 401],
    [-3, 401],
    [1, 200],
  ] as const)
    expect((await secondStep(step, codeOf(secret, later))).status).toBe(status)
})

test('codes are guessed as dearly as passwords, and a right password forgives none', async () => {
  const { secret } = await setUp()
  for (let n = 0; n < 5; n += 1) {
    const step = cookieOf(await signIn('elena@demo.example'), 'sundial-step')
    expect((await secondStep(step, String(100_000 + n))).status).toBe(401)
  }
  expect((await signIn('elena@demo.example')).status).toBe(429)
  const elsewhere = cookieOf(await signIn('elena@demo.example', PASSWORD, '203.0.113.7'), 'sundial-step')
  expect((await secondStep(elsewhere, codeOf(secret), '203.0.113.7')).status).toBe(200)
})

test('a recovery code signs in once, however it is written, and its owner hears of it', async () => {
  const { codes } = await setUp()
  expect(codes).toHaveLength(10)
  expect(new Set(codes).size).toBe(10)
  told.length = 0
  const step = async () => cookieOf(await signIn('elena@demo.example'), 'sundial-step')
  const done = await secondStep(await step(), ` ${codes[0]!.toUpperCase().replaceAll('-', ' ')}`)
  expect(done.status).toBe(200)
  expect(told).toEqual([{ address: 'elena@demo.example', change: 'recovery_code_used' }])
  expect((await secondStep(await step(), codes[0]!)).status).toBe(401)
  const left = await api.get('session/second-factor', { cookie: cookieOf(done) })
  expect(left.body).toMatchObject({ on: true, recovery_codes_left: 9 })
})

test('the database keeps neither the secret nor a recovery code that could be read', async () => {
  const { secret, codes } = await setUp()
  const { rows } = await api.house.pool.query<{ row: string }>(
    "select encode(sealed_secret, 'escape') as row from second_factor union all select row_to_json(r)::text from recovery_code r",
  )
  const kept = rows.map(({ row }) => row).join('\n')
  expect(rows).toHaveLength(11)
  expect(kept).not.toContain(secret)
  for (const code of codes) expect(kept).not.toContain(code.replaceAll('-', ''))
})

test('a link by mail is a first factor, too', async () => {
  const { secret } = await setUp()
  const personId = await api.personId('elena')
  const link = await issueSignInLink(api.house.db, { personId, lasts: 60_000, now: null })
  const pressed = await api.post(`/sign-in/${link.secret}`)
  expect(pressed).toMatchObject({ status: 303 })
  expect(pressed.headers.get('location')).toBe('/sign-in?step=code')
  expect(cookieOf(pressed)).toBe('')
  expect((await secondStep(cookieOf(pressed, 'sundial-step'), codeOf(secret))).status).toBe(200)
})

test('nothing is asked for until the app was shown to work; then the other sessions end', async () => {
  const elsewhere = cookieOf(await signIn('elena@demo.example'))
  const cookie = cookieOf(await signIn('elena@demo.example'))
  const begin = (body: object) => api.post('session/second-factor', { cookie, body })
  expect((await begin({ current_password: 'wrong' })).body.code).toBe('wrong_credentials')
  expect((await begin({})).body.code).toBe('wrong_credentials')
  expect((await begin({ current_password: PASSWORD })).body.uri).toMatch(
    /^otpauth:\/\/totp\/Sundial:elena%40demo\.example\?issuer=Sundial&secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/,
  )
  const confirm = (code: string) => api.send('PUT', 'session/second-factor', { cookie, body: { code } })
  expect((await confirm('000000')).body.code).toBe('wrong_code')
  expect((await signIn('elena@demo.example')).status).toBe(200)
  expect(told).toEqual([])

  const second = await begin({ current_password: PASSWORD })
  expect((await confirm(codeOf(second.body.secret as string))).status).toBe(200)
  expect(told).toEqual([{ address: 'elena@demo.example', change: 'second_factor_on' }])
  expect([await statusOf(cookie), await statusOf(elsewhere)]).toEqual([200, 401])
  expect((await begin({ current_password: PASSWORD })).body.code).toBe('second_factor_on')
})

test('a bearer token cannot change how its person signs in', async () => {
  const token = await api.tokenOf('elena')
  for (const [method, path, body] of [
    ['POST', 'session/second-factor', {}],
    ['PUT', 'session/second-factor', { code: '123456' }],
    ['POST', 'session/second-factor/end', { code: '123456' }],
    ['POST', 'session/second-factor/recovery-codes', { code: '123456' }],
  ] as const)
    expect((await api.send(method, path, { token, body })).body.code).toBe('session_needed')
})

test('turning it off and new recovery codes take a code each', async () => {
  const { cookie, secret, codes } = await setUp()
  const renew = (code: string) => api.post('session/second-factor/recovery-codes', { cookie, body: { code } })
  expect((await renew('000000')).body.code).toBe('wrong_code')
  const renewed = await renew(codeOf(secret))
  expect(renewed.body.recovery_codes).toHaveLength(10)
  const end = (code: string) => api.post('session/second-factor/end', { cookie, body: { code } })
  expect((await end(codes[0]!)).body.code).toBe('wrong_code')
  expect((await end(renewed.body.recovery_codes[0] as string)).status).toBe(204)
  expect((await signIn('elena@demo.example')).status).toBe(200)
  expect(told.map(({ change }) => change)).toEqual([
    'second_factor_on',
    'recovery_codes',
    'second_factor_off',
  ])
})

test('where a brand asks it of a role, whoever has the role sets one up before anything else', async () => {
  const cookie = cookieOf(await signIn('elena@demo.example'))
  const demand = (slug: string, roles: readonly string[]) => async () =>
    api.send('PATCH', 'brands/demo', {
      token: await api.tokenOf(slug),
      body: { sign_in: { second_factor_for: roles } },
    })
  expect((await demand('oliver', ['lead'])()).body.code).toMatch(/administrator_needed|forbidden/)
  expect((await demand('elena', ['lead', 'administrator'])()).body.second_factor_for).toEqual([
    'lead',
    'administrator',
  ])

  const board = () => api.get('board', { cookie })
  expect(await board()).toMatchObject({ status: 403, body: { code: 'second_factor_owed' } })
  expect((await api.get('session', { cookie })).body.second_factor_owed).toBe(true)
  expect((await api.get('session/second-factor', { cookie })).body).toMatchObject({
    on: false,
    asked_for: true,
  })

  const begun = await api.post('session/second-factor', { cookie, body: { current_password: PASSWORD } })
  const code = codeOf(begun.body.secret as string)
  expect((await api.send('PUT', 'session/second-factor', { cookie, body: { code } })).status).toBe(200)
  expect((await board()).status).toBe(200)

  const expert = cookieOf(await signIn('kofi@freelance.example'))
  expect((await api.get('board', { cookie: expert })).status).toBe(200)
})

test('an administrator resets it for whoever lost everything: they are signed out, told, and it stands in the audit', async () => {
  const { cookie } = await setUp('kofi@freelance.example')
  const kofi = await api.personId('kofi')
  told.length = 0
  const reset = (token: string) => api.send('DELETE', `people/${kofi}/second-factor`, { token })
  expect((await reset(await api.tokenOf('amara'))).status).toBe(403)
  const elena = await api.tokenOf('elena')
  expect((await reset(elena)).status).toBe(204)
  expect(told).toEqual([{ address: 'kofi@freelance.example', change: 'second_factor_reset' }])
  expect(await statusOf(cookie)).toBe(401)
  expect((await signIn('kofi@freelance.example')).status).toBe(200)
  expect((await reset(elena)).status).toBe(404)
  const { rows } = await api.house.pool.query<{ person_id: string; subject: string }>(
    "select person_id, subject from audit where action = 'second-factor.reset'",
  )
  expect(rows).toEqual([{ person_id: await api.personId('elena'), subject: kofi }])
})

test('whoever leaves leaves no secret behind', async () => {
  await setUp('oliver@demo.example')
  const oliver = await api.personId('oliver')
  const removed = await api.send('DELETE', `people/${oliver}`, { token: await api.tokenOf('elena') })
  expect(removed.status).toBe(200)
  const { rows } = await api.house.pool.query(
    'select 1 from second_factor union all select 1 from recovery_code',
  )
  expect(rows).toEqual([])
})
