import { createECDH, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
let kofi: string
beforeAll(async () => {
  api = await openApi()
  kofi = await api.tokenOf('kofi')
})
afterAll(() => api.close())

const change = (body: object) => api.send('PATCH', 'me/preferences', { token: kofi, body })

test('people choose how they are reached and when they sleep', async () => {
  const before = (await api.get('me/preferences', { token: kofi })).body
  expect(before).toMatchObject({
    reached_by: [],
    sleep: { from_minute: 1320, to_minute: 480 },
    asks_at_night: false,
  })
  const sleep = { from_minute: 60, to_minute: 540 }
  await change({
    reached_by: ['sms', 'email'],
    addresses: { sms: '+2348012345678' },
    sleep,
    asks_at_night: true,
  })
  expect((await change({ addresses: { teams: null } })).body).toMatchObject({
    reached_by: ['sms', 'email'],
    addresses: { sms: '+2348012345678', teams: null },
    sleep,
    asks_at_night: true,
  })
  const person = await api.house.deps.store.transaction(async (tx) =>
    tx.people.person((await api.personId('kofi')) as never),
  )
  expect(person).toMatchObject({
    reachedBy: ['sms', 'email'],
    sleep: { fromMinute: 60, toMinute: 540 },
    asksAtNight: true,
  })
  expect((await change({ addresses: { sms: '12' } })).status).toBe(400)
})

test('guards protect: everybody tightens theirs, and loosens them no further than is allowed', async () => {
  expect((await change({ guards: { offers_per_hour: 2, rest_hours: 12 } })).body.guards).toMatchObject({
    offers_per_hour: 2,
    rest_hours: 12,
    hours_per_day: 4,
  })
  expect(await change({ guards: { offers_per_hour: 13, rest_hours: 10 } })).toMatchObject({
    status: 409,
    body: { code: 'too_loose', allowed: { offers_per_hour: 12, rest_hours: 11 } },
  })
  expect((await change({ guards: { offers_per_hour: 12, rest_hours: 11 } })).status).toBe(200)
})

test('a browser subscribes to pushes with its maker’s service only, and takes them for whoever is signed in there', async () => {
  const keys = createECDH('prime256v1')
  const body = (endpoint: string) => ({
    endpoint,
    keys: { p256dh: keys.generateKeys().toString('base64url'), auth: randomBytes(16).toString('base64url') },
  })
  const subscribe = (token: string, endpoint: string) =>
    api.post('push/subscriptions', { token, body: body(endpoint) })
  expect(await subscribe(kofi, 'https://evil.example/x')).toMatchObject({
    status: 400,
    body: { code: 'unknown_push_service' },
  })
  expect((await subscribe(kofi, 'http://fcm.googleapis.com/x')).status).toBe(400)
  const endpoint = 'https://fcm.googleapis.com/fcm/send/x'
  expect((await subscribe(kofi, endpoint)).status).toBe(201)
  const pushes = async (token: string) => (await api.get('me/preferences', { token })).body.pushes
  expect(await pushes(kofi)).toBe(true)
  const priya = await api.tokenOf('priya')
  await subscribe(priya, endpoint)
  expect([await pushes(kofi), await pushes(priya)]).toEqual([false, true])
  expect((await api.post('push/subscriptions/end', { token: kofi, body: { endpoint } })).status).toBe(404)
  expect((await api.post('push/subscriptions/end', { token: priya, body: { endpoint } })).status).toBe(204)
  expect(await pushes(priya)).toBe(false)
})
