import type { ElementHandle } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'
import { wordsOf } from './support/words.ts'

let desk: Desk
let release: () => void

const claims = () => desk.world.asked.filter(({ path }) => path.endsWith('/claim')).length
const button = (name: string | RegExp) => desk.page.getByRole('button', { name }).first()

/** An expert's page of which only the drawn view has come: the console's scripts wait until they are released. */
async function openHeldBack(language: string, before = ''): Promise<void> {
  desk = await sitDown('maricel', { width: 390, height: 844, touch: true, language })
  const released = new Promise<void>((resolve) => (release = resolve))
  await desk.page.route(/\/assets\/.*\.js$/, async (route) => {
    await released
    await route.continue()
  })
  await desk.page.addInitScript(before)
  await desk.page.goto(`${desk.base}/expert`, { waitUntil: 'commit' })
}
afterEach(() => desk.close())

describe.each(['en', 'ar'])('before the console has come (%s)', (language) => {
  const say = wordsOf(language)

  test('the offers stand there, and a tap claims at once', async () => {
    await openHeldBack(language)
    await desk.page.getByRole('heading', { level: 1, name: say('expert.offersTitle') }).waitFor()
    await button(say('expert.claim')).tap()
    await expect.poll(claims).toBe(1)
    release()
    await desk.page.waitForURL(/\/expert\/conversations\//)
    expect(claims()).toBe(1)
    expect(desk.complaints).toEqual([])
  })
})

test.each(['en', 'ar', 'fa', 'be'])(
  'what stands there comes to life, and hears what was tapped before (%s)',
  async (language) => {
    const say = wordsOf(language)
    await openHeldBack(language)
    const card = await desk.page.locator('article').first().elementHandle()
    await button(say('presence.here')).tap()
    release()
    await button(say('presence.goAway')).waitFor()
    expect(await (card as ElementHandle).evaluate((node) => node.isConnected)).toBe(true)
    expect(desk.complaints).toEqual([])
  },
)

test('what a tap has claimed is told however late the console comes', async () => {
  await openHeldBack(
    'en',
    `const real = performance.now.bind(performance)
     performance.now = () => real() + (window.later ?? 0)`,
  )
  await button('Claim').tap()
  await expect.poll(claims).toBe(1)
  await desk.page.evaluate('window.later = 60_000')
  release()
  await desk.page.waitForURL(/\/expert\/conversations\//)
  expect(claims()).toBe(1)
  expect(desk.complaints).toEqual([])
})

test('what a tap has claimed is told when its offer is gone from the page', async () => {
  await openHeldBack('en')
  await button('Claim').tap()
  await expect.poll(claims).toBe(1)
  await desk.page.evaluate(
    `document.querySelector('script[data-answers^="/offers"]').textContent = '{"items":[],"next_cursor":null}'`,
  )
  release()
  await desk.page.waitForURL(/\/expert\/conversations\//)
  expect(claims()).toBe(1)
})

test('what a tap has claimed is told where the page is drawn anew in another language', async () => {
  await openHeldBack('en', `localStorage.setItem('sundial.language', 'be')`)
  await button('Claim').tap()
  await expect.poll(claims).toBe(1)
  release()
  await desk.page.waitForURL(/\/expert\/conversations\//)
  await desk.page.locator('html[lang=be]').waitFor()
  expect(claims()).toBe(1)
  expect(desk.complaints).toEqual([])
})

test('a claim that somebody else was quicker with says so', async () => {
  await openHeldBack('en')
  const [offer] = desk.world.offers
  desk.world.overrides.set(`POST /offers/${offer?.id ?? ''}/claim`, {
    status: 409,
    body: { code: 'already_claimed', detail: 'taken', holder: { name: 'Rana' } },
  })
  await button('Claim').tap()
  await expect.poll(claims).toBe(1)
  release()
  await desk.page.getByText('Rana was faster').waitFor()
  expect(claims()).toBe(1)
})
