import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardedFetch } from '../../src/network/guarded-fetch.ts'
import { NotCalled } from '../../src/network/network.ts'
import { beginSession } from '../../src/db/auth/sessions.ts'
import { commonPasswords } from '../../src/http/auth/common-passwords.ts'
import { whyGuessable } from '../../src/http/auth/guessable.ts'
import { leakedPasswords, type LeakedPasswords } from '../../src/http/auth/leaked-passwords.ts'
import { openApi, type Api } from './support/open-api.ts'

const LEAKED = 'seven red boats at noon'
const asked: string[] = []
let collection: Server
let base: string
let api: Api
let lookUp: LeakedPasswords

/** As the real one answers: the rest of each digest that begins so, how often it was seen, and padding seen never. */
beforeAll(async () => {
  const digest = createHash('sha1').update(LEAKED).digest('hex').toUpperCase()
  collection = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.headers['add-padding'] !== 'true') response.writeHead(400)
    const padding = createHash('sha1').update('nine blue kites at dusk').digest('hex').toUpperCase()
    response.end([`${'0'.repeat(35)}:3`, `${digest.slice(5)}:12`, `${padding.slice(5)}:0`].join('\r\n'))
  })
  await new Promise<void>((resolve) => collection.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(collection.address() as AddressInfo).port}/range/`
  lookUp = leakedPasswords(base, guardedFetch({ trusted: new Set([new URL(base).origin]) }))
  api = await openApi({ leaked: (password) => lookUp(password) })
})
afterAll(async () => {
  await api.close()
  collection.close()
})

test.each([
  ['qwerty123456', 'common'],
  ['Password2026!', 'common'],
  ['P@ssw0rd!!!!', 'common'],
  ['passwordpassword', 'common'],
  ['***iloveyou***', 'common'],
  ['aaaaaaaaaaaa', 'repeated'],
  ['ab12ab12ab12', 'repeated'],
  ['abcdefghijkl', 'sequence'],
  ['poiuytrewq987', 'sequence'],
  ['Elena.Petrova.1984', 'about_you'],
  ['sundial-sundial-1', 'about_you'],
  ['correct horse battery staple', null],
  ['elena likes green tea', null],
  ['tR7#kq9vLmZ2', null],
  ['گذرواژهٔ خیلی خوب', null],
] as const)('%s is guessed first: %s', async (password, why) => {
  expect(whyGuessable(password, await commonPasswords(), ['sundial', 'elena', 'Petrova'])).toBe(why)
})

async function change(password: string) {
  const personId = await api.personId('elena')
  const { id } = await beginSession(api.house.db, { personId, userAgent: null, address: null, now: null })
  await api.house.pool.query('update person set password_hash = null where id = $1', [personId])
  return api.send('PUT', 'session/password', { cookie: `sundial=${id}`, body: { new_password: password } })
}

test('whoever sets one of them is told why, and keeps the password that they had', async () => {
  expect(await change('Password2026!')).toMatchObject({
    status: 400,
    body: { code: 'guessable_password', why: 'common', detail: expect.stringContaining('tried first') },
  })
  const { rows } = await api.house.pool.query("select password_hash from person where slug = 'elena'")
  expect(rows).toEqual([{ password_hash: null }])
  expect((await change('x'.repeat(129))).body.code).toBe('invalid_request')
})

test('a leaked password is refused, and five digits of a digest are all that left the house', async () => {
  asked.length = 0
  expect(await change(LEAKED)).toMatchObject({ status: 400, body: { why: 'leaked' } })
  expect((await change('nine blue kites at dusk')).status).toBe(204)
  expect(asked).toHaveLength(2)
  for (const path of asked) expect(path).toMatch(/^\/range\/[0-9A-F]{5}$/)
})

test('a collection that does not answer keeps nobody from a new password', async () => {
  const before = lookUp
  lookUp = leakedPasswords(base, () => Promise.reject(new Error('nobody answers')))
  expect((await change('four green lamps at dawn')).status).toBe(204)
  lookUp = before
})

test('no address inside the house is called for it, unless an operator vouches', async () => {
  const unvouched = leakedPasswords(base, guardedFetch({ trusted: new Set() }))
  await expect(unvouched(LEAKED)).rejects.toThrow(NotCalled)
})
