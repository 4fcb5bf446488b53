import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk
const said = () => desk.world.asked.filter(({ path }) => path === '/presence').map(({ body }) => body)
const claim = () => desk.page.getByRole('button', { name: 'Claim' }).first()

beforeEach(async () => {
  desk = await sitDown('maricel', { width: 390, height: 844, touch: true })
  await desk.page.goto(`${desk.base}/expert`)
  await claim().waitFor()
})
afterEach(() => desk.close())

describe('an offer', () => {
  test('says what it pays and how long it stands before it asks', async () => {
    const card = desk.page.getByRole('article').first()
    expect(await card.textContent()).toContain('₱85')
    expect(await card.textContent()).toContain('Cairo 21:4')
    expect(Number(await card.locator('svg text').textContent())).toBeGreaterThan(0)
  })

  test('counts as shown once it is seen, and is told once', async () => {
    const shown = () => desk.world.asked.filter(({ path }) => path.endsWith('/shown')).map(({ path }) => path)
    const [first] = desk.world.offers
    await expect.poll(shown).toContain(`/offers/${first?.id ?? ''}/shown`)
    await desk.page.mouse.wheel(0, 2_000)
    await expect.poll(() => new Set(shown()).size).toBe(desk.world.offers.length)
    expect(shown()).toHaveLength(desk.world.offers.length)
  })

  test('is claimed with one tap, which opens the conversation', async () => {
    await claim().click()
    await desk.page.waitForURL(/\/expert\/conversations\//)
    await desk.page.getByRole('textbox', { name: /Answer to Salma/ }).waitFor()
  })

  test('that somebody else claimed first says who, and that it does not count', async () => {
    const [offer] = desk.world.offers
    desk.world.overrides.set(`POST /offers/${offer?.id ?? ''}/claim`, {
      status: 409,
      body: { code: 'already_claimed', detail: 'taken', holder: { name: 'Rana' } },
    })
    await claim().click()
    await desk.page.getByText('Rana was faster').waitFor()
    await desk.page
      .getByText(/never counts against you/)
      .first()
      .waitFor()
  })

  test('that has lapsed says so', async () => {
    const [offer] = desk.world.offers
    desk.world.overrides.set(`POST /offers/${offer?.id ?? ''}/claim`, {
      status: 410,
      body: { code: 'expired', detail: 'too late' },
    })
    await claim().click()
    await desk.page.getByText('This offer has lapsed').waitFor()
  })

  test('that is left goes away', async () => {
    await desk.page.getByRole('button', { name: 'Not now' }).first().click()
    await expect.poll(() => desk.page.getByRole('article').count()).toBe(1)
  })

  test('appears by itself when it is made', async () => {
    const [first] = desk.world.offers
    if (first) desk.world.offers = [...desk.world.offers, { ...first, id: first.id.replace(/1$/, '9') }]
    desk.server.emit('offer.made', first?.conversation_id ?? '')
    await expect.poll(() => desk.page.getByRole('article').count()).toBe(3)
  })
})

describe('presence', () => {
  test('is told while the page is in front, and ends when it goes', async () => {
    await expect.poll(said).toEqual([{ state: 'present' }])
    await desk.page.getByRole('button', { name: 'Here' }).click()
    await desk.page.getByRole('button', { name: 'Away for now' }).click()
    await desk.page.getByRole('button', { name: 'Away', exact: true }).waitFor()
    await expect.poll(() => said().at(-1)).toEqual({ state: 'away' })
  })

  test('can be put off for half an hour', async () => {
    await desk.page.getByRole('button', { name: 'Here' }).click()
    await desk.page.getByRole('button', { name: 'Away for half an hour' }).click()
    await expect
      .poll(() => said().at(-1))
      .toMatchObject({
        state: 'away',
        until: expect.stringMatching(/^2026-11-24T20:1/),
      })
  })
})

test('the page can be put on the home screen', async () => {
  const manifest = await desk.page.request.get(`${desk.base}/manifest.webmanifest`)
  const { start_url: start, icons } = (await manifest.json()) as {
    start_url: string
    icons: { src: string }[]
  }
  expect(start).toBe('/expert')
  for (const { src } of icons) expect((await desk.page.request.get(desk.base + src)).status()).toBe(200)
})

test('the page opens while the line is down, and says that it is not live', async () => {
  const { page } = desk
  await page.evaluate('navigator.serviceWorker.ready')
  await page.reload() // what the first visit fetched before the worker was there is kept with the second
  await page.locator('h1').first().waitFor()
  await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true)
  await page.reload()
  await page.locator('h1').first().waitFor()
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('The server does not answer').waitFor()
})
