import { createECDH, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import vm from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setPasswordHash } from '../../../src/db/auth/credentials.ts'
import { pushSubscriptionsOf, removePushSubscription } from '../../../src/db/people/push-subscriptions.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { hashPassword } from '../../../src/http/auth/passwords.ts'
import { phoneTester } from '../../../src/notify/push/test-phone.ts'
import { vapidKeys } from '../../../src/notify/push/vapid.ts'
import { openApi, type Api } from '../../http/support/open-api.ts'
import { openPushService, type Delivered, type PushService, type Subscriber } from './push-service.ts'

const PASSWORD = 'a long enough password'
const keys = vapidKeys(Buffer.alloc(32, 7))
const subscribers: Subscriber[] = []
let service: PushService
let api: Api
let cookie: string

beforeAll(async () => {
  service = await openPushService(() => subscribers)
  api = await openApi({
    settings: { pushPublicKey: keys.publicKey },
    testPhone: (test) =>
      phoneTester({
        keys,
        baseUrl: 'https://desk.example',
        offerUrl: () => '',
        allows: () => true,
        subscriptions: (personId) => pushSubscriptionsOf(api.house.db, personId),
        forget: async (id) => {
          await removePushSubscription(api.house.db, { id })
        },
      })(test),
  })
  const personId = (await api.personId('kofi')) as PersonId
  await setPasswordHash(api.house.db, personId, await hashPassword(PASSWORD))
  const signed = await api.post('session', { body: { email: 'kofi@freelance.example', password: PASSWORD } })
  cookie = /^[^;]*/.exec(signed.headers.get('set-cookie') ?? '')?.[0] ?? ''
})
afterAll(async () => {
  await api.close()
  await service.close()
})

/** As a browser does: keys of its own, an endpoint of its maker's service; here that service stands in the house. */
async function subscribe(): Promise<void> {
  const ecdh = createECDH('prime256v1')
  const [p256dh, auth] = [ecdh.generateKeys(), randomBytes(16)]
  const known = `https://updates.push.services.mozilla.com/wpush/v2/${auth.toString('hex')}`
  const body = {
    endpoint: known,
    keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') },
  }
  expect((await api.post('push/subscriptions', { cookie, body })).status).toBe(201)
  const endpoint = `${service.url}/${auth.toString('hex')}`
  await api.house.pool.query(`update push_subscription set endpoint = $1 where endpoint = $2`, [
    endpoint,
    known,
  ])
  subscribers.push({ endpoint, ecdh, auth })
}

/** The page's own worker, woken by a push; answers what it showed. Its clock is an hour behind. */
async function wakeWorker(text: string): Promise<{ title: string; options: Record<string, unknown> }[]> {
  const shown: { title: string; options: Record<string, unknown> }[] = []
  const waits: Promise<unknown>[] = []
  const handlers = new Map<string, (event: object) => void>()
  const self = {
    addEventListener: (type: string, handler: (event: object) => void) => handlers.set(type, handler),
    registration: {
      showNotification: (title: string, options: Record<string, unknown>) => {
        shown.push({ title, options })
        return Promise.resolve()
      },
    },
  }
  class Behind extends Date {
    constructor() {
      super(Date.now() - 3_600_000)
    }
  }
  const fetchHere = (
    path: string,
    { method, headers }: { method: string; headers: Record<string, string> },
  ) => fetch(api.url + path, { method, headers: { ...headers, cookie } })
  vm.runInNewContext(readFileSync('src/console/public/sw.js', 'utf8'), {
    self,
    fetch: fetchHere,
    Date: Behind,
  })
  handlers.get('push')!({
    data: { json: () => JSON.parse(text) as unknown },
    waitUntil: (wait: Promise<unknown>) => waits.push(wait),
  })
  await Promise.all(waits)
  return shown
}

test('from the button to the phone and back: signed, sealed for this browser, and measured by the house’s clock', async () => {
  await subscribe()
  const begun = await api.post('me/phone-tests', { cookie, body: {} })
  expect(begun).toMatchObject({ status: 201, body: { browsers: 1, gone: 0, delay_ms: null } })
  expect(service.refusals).toEqual([])
  const [{ text, ttl }] = service.delivered as readonly [Delivered]
  expect(ttl).toBe(60)
  await api.house.pool.query(`update phone_test set sent_at = sent_at - interval '7 seconds'`) // it lay at the service
  const shown = await wakeWorker(text)
  expect(shown).toMatchObject([{ title: 'A test of your phone', options: { tag: 'phone-test' } }])
  const { body } = await api.get(`me/phone-tests/${begun.body.id as string}`, { cookie })
  expect(body.delay_ms).toBeGreaterThanOrEqual(7_000)
  expect(body.delay_ms).toBeLessThan(60_000)
  await wakeWorker(text)
  expect((await api.get(`me/phone-tests/${begun.body.id as string}`, { cookie })).body.delay_ms).toBe(
    body.delay_ms,
  )
})

test('a browser that took its subscription back is removed, and its owner is told', async () => {
  service.end()
  const again = await api.post('me/phone-tests', { cookie, body: {} })
  expect(again).toMatchObject({ status: 409, body: { code: 'no_browser', gone: 1, failed: 0 } })
  expect(again.body.detail).toContain('ended its subscription')
  const { rows } = await api.house.pool.query(
    `select p.pushes, (select count(*)::int from push_subscription s where s.person_id = p.id) as browsers
     from person p where slug = 'kofi'`,
  )
  expect(rows).toEqual([{ pushes: false, browsers: 0 }])
  expect((await api.post('me/phone-tests', { cookie, body: {} })).body).toMatchObject({ gone: 0 })
})
