import { createECDH, randomBytes } from 'node:crypto'
import type { CDPSession, Page, Worker } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setPasswordHash } from '../../src/db/auth/credentials.ts'
import { addPushSubscription, pushSubscriptionsOf } from '../../src/db/people/push-subscriptions.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { hashPassword } from '../../src/http/auth/passwords.ts'
import { offerUrl } from '../../src/notify/offer-url.ts'
import { pushNotifier } from '../../src/notify/push/push-notifier.ts'
import { phoneTester } from '../../src/notify/push/test-phone.ts'
import { vapidKeys } from '../../src/notify/push/vapid.ts'
import { sendPings } from '../../src/workflows/notify/send-pings.ts'
import { customerWrites, offerWork } from '../http/support/offer-work.ts'
import { OFFER_LINK_SECRET, openApi, type Api } from '../http/support/open-api.ts'
import { openPushService, type PushService, type Subscriber } from '../notify/push/push-service.ts'
import { openBrowser } from './support/browser.ts'
import { builtConsole } from './support/build-console.ts'

const password = 'a long enough password'
const keys = vapidKeys(Buffer.alloc(32, 7))
let api: Api
let service: PushService
let subscribers: Subscriber[]
let page: Page
let closeBrowser: () => Promise<void>

beforeEach(async () => {
  subscribers = []
  service = await openPushService(() => subscribers)
  api = await openApi({
    settings: { consoleDirectory: builtConsole, pushPublicKey: keys.publicKey },
    testPhone: (asked) => phoneTester(options())(asked),
  })
  const { context, close } = await openBrowser({ width: 390, height: 844 })
  closeBrowser = close
  await context.grantPermissions(['notifications'], { origin: api.url })
  page = context.pages()[0] ?? (await context.newPage())
  await signIn()
})
afterEach(async () => {
  await closeBrowser()
  await api.close()
  await service.close()
})

const options = () => ({
  keys,
  baseUrl: api.url,
  offerUrl: offerUrl(api.url, OFFER_LINK_SECRET),
  allows: () => true,
  subscriptions: (personId: string) => pushSubscriptionsOf(api.house.db, personId),
  forget: () => Promise.reject(new Error('the browser is there')),
})

async function signIn(): Promise<void> {
  const personId = await api.personId('maricel')
  await setPasswordHash(api.house.db, personId as PersonId, await hashPassword(password))
  await page.goto(`${api.url}/sign-in`)
  await page.getByLabel('Email address').fill('maricel@freelance.example')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('h1', { hasNotText: 'Sign in' }).waitFor()
  // The browser's maker has no push service here: the keys are ours, the service stands in the house.
  const ecdh = createECDH('prime256v1')
  const [p256dh, auth] = [ecdh.generateKeys(), randomBytes(16)]
  const endpoint = `${service.url}/maricel`
  await addPushSubscription(api.house.db, personId, { id: api.house.deps.newId(), endpoint, p256dh, auth })
  subscribers.push({ endpoint, ecdh, auth })
}

/** The worker that the console itself has registered, once it runs. */
async function worker(): Promise<{
  readonly worker: Worker
  readonly line: CDPSession
  readonly id: string
}> {
  const line = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) =>
    line.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const active = versions.find(({ status }) => status === 'activated')
      if (active) resolve(active.registrationId)
    }),
  )
  await line.send('ServiceWorker.enable')
  await page.evaluate('navigator.serviceWorker.ready')
  const id = await registered
  await expect.poll(() => page.context().serviceWorkers().length).toBe(1)
  return { worker: page.context().serviceWorkers()[0]!, line, id }
}

/** What a push service has taken for the browser reaches its worker; answers what is shown. */
async function arrive({
  worker: woken,
  line,
  id,
}: Awaited<ReturnType<typeof worker>>): Promise<
  readonly { title: string; body: string; tag: string; url: string }[]
> {
  const { text } = service.delivered.at(-1)!
  await line.send('ServiceWorker.deliverPushMessage', { origin: api.url, registrationId: id, data: text })
  const shown = () =>
    woken.evaluate(`self.registration.getNotifications().then((all) =>
      all.map(({ title, body, tag, data }) => ({ title, body, tag, url: data.url })))`)
  await expect.poll(async () => ((await shown()) as unknown[]).length).toBe(1)
  return (await shown()) as { title: string; body: string; tag: string; url: string }[]
}

describe('in a real browser', () => {
  test('an offer that is pushed is shown, and a press on it opens the page that asks before it claims', async () => {
    const registered = await worker()
    expect(registered.worker.url()).toBe(`${api.url}/sw.js`)
    const conversation = await customerWrites(api, { text: 'quetzal: where is my parcel?' })
    const [offer] = await offerWork(api, conversation, ['maricel'])
    await api.house.pool.query(`update person set hours = '{"sleep":{"from_minute":0,"to_minute":0}}'`)
    const pings = await api.house.deps.store.transaction(async (tx) => {
      const { brandId } = await api.house.channel('demo-posts')
      const ping = {
        id: api.house.deps.newId(),
        personId: offer!.personId,
        kind: 'offer' as const,
        conversationId: conversation as never,
        offerId: offer!.id,
        eventId: null,
        via: 'push' as const,
      }
      return { brandId, ids: await tx.pings.add(brandId, [ping]) }
    })
    await sendPings(
      { ...api.house.deps, notifiers: { push: pushNotifier(options()) } },
      pings.brandId,
      pings.ids,
    )
    expect(service.refusals).toEqual([])

    const [shown] = await arrive(registered)
    expect(shown).toMatchObject({ title: expect.stringContaining('Demo'), tag: offer!.id })
    expect(JSON.stringify(shown)).not.toContain('quetzal')
    await page.close() // the phone lies in a pocket: no page is open
    const opened = await registered.worker.evaluate(`new Promise((resolve) => {
      self.clients.openWindow = (url) => Promise.resolve(resolve(url)) // only a finger may open a window
      self.registration.getNotifications().then(([notification]) =>
        self.dispatchEvent(new NotificationEvent('notificationclick', { notification })))
    })`)
    expect(opened).toBe(shown!.url)
    const left = await registered.worker.evaluate(
      `self.registration.getNotifications().then((all) => all.length)`,
    )
    expect(left).toBe(0)

    const offered = await registered.worker.evaluate(`self.registration.scope`)
    expect(offered).toBe(`${api.url}/`)
    const next = await openBrowser({ width: 390, height: 844 })
    const phone = await next.context.newPage()
    await phone.goto(opened as string)
    const claims = async () =>
      (await api.house.pool.query(`select state from claim where conversation_id = $1`, [conversation])).rows
    expect(await claims()).toEqual([])
    await phone.getByRole('button').first().click()
    await expect.poll(claims).toEqual([{ state: 'active' }])
    await next.close()
  })

  test('a test of the phone is shown, and the house measures how long that took', async () => {
    const registered = await worker()
    await page.goto(`${api.url}/expert/me`)
    const begun = await page.evaluate(`fetch('/api/v1/me/phone-tests', {
      method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'x-sundial-request': '1' }
    }).then((answer) => answer.json())`)
    expect(begun).toMatchObject({ browsers: 1, delay_ms: null })
    expect(await arrive(registered)).toMatchObject([{ tag: 'phone-test', url: `${api.url}/expert/me` }])
    const { id } = begun as { id: string }
    const measured = async () =>
      (
        await api.house.pool.query<{ shown_at: Date | null }>(
          `select shown_at from phone_test where id = $1`,
          [id],
        )
      ).rows[0]?.shown_at
    await expect.poll(measured).toBeInstanceOf(Date)
  })
})
