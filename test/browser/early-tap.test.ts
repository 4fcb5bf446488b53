import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'
import { wordsOf } from './support/words.ts'

let desk: Desk
let release: () => void

const claims = () => desk.world.asked.filter(({ path }) => path.endsWith('/claim')).length

/** An expert's page of which only the drawn view has come: the console's scripts wait until they are released. */
async function openHeldBack(language: string): Promise<void> {
  desk = await sitDown('maricel', { width: 390, height: 844, touch: true, language })
  const released = new Promise<void>((resolve) => (release = resolve))
  await desk.page.route(/\/assets\/.*\.js$/, async (route) => {
    await released
    await route.continue()
  })
  await desk.page.goto(`${desk.base}/expert`, { waitUntil: 'commit' })
}
afterEach(() => desk.close())

for (const language of ['en', 'ar'])
  describe(`before the console has come (${language})`, () => {
    const say = wordsOf(language)
    const button = (key: string) => desk.page.getByRole('button', { name: say(key) }).first()
    beforeEach(() => openHeldBack(language))

    test('the offers stand there, and a tap claims at once', async () => {
      await desk.page.getByRole('heading', { level: 1, name: say('expert.offersTitle') }).waitFor()
      await button('expert.claim').tap()
      await expect.poll(claims).toBe(1)
      release()
      await desk.page.waitForURL(/\/expert\/conversations\//)
      expect(claims()).toBe(1)
      expect(desk.complaints).toEqual([])
    })

    test('another tap is heard when it has come', async () => {
      await button('presence.here').tap()
      release()
      await button('presence.goAway').waitFor()
      expect(desk.complaints).toEqual([])
    })
  })

test('a claim that somebody else was quicker with says so', async () => {
  await openHeldBack('en')
  const [offer] = desk.world.offers
  desk.world.overrides.set(`POST /offers/${offer?.id ?? ''}/claim`, {
    status: 409,
    body: { code: 'already_claimed', detail: 'taken', holder: { name: 'Rana' } },
  })
  await desk.page.getByRole('button', { name: 'Claim' }).first().tap()
  await expect.poll(claims).toBe(1)
  release()
  await desk.page.getByText('Rana was faster').waitFor()
  expect(claims()).toBe(1)
})
