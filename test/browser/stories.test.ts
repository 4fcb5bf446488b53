import { afterEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'
import { wordsOf } from './support/words.ts'

let desk: Desk | null = null
afterEach(async () => {
  await desk?.close()
  desk = null
})

const phone = { width: 390, height: 844, touch: true }

describe.each(['en', 'ar'])('in %s', (language) => {
  const says = wordsOf(language)
  const open = async (person: string, path: string, view: object = {}) => {
    desk = await sitDown(person, { ...view, language })
    await desk.page.goto(desk.base + path)
    return desk
  }

  test('a lead sets twenty minutes and sees the effect before publishing', async () => {
    const { page, world, base } = await open('elena', '/board')
    world.policies = world.policies.map((one) =>
      one.draft && one.published
        ? { ...one, draft: { ...one.draft, definition: one.published.definition } }
        : one,
    )
    await page.goto(`${base}/policies`)
    await page.getByRole('link', { name: 'Mail in a quarter of an hour' }).click()
    await page
      .getByRole('textbox', { name: says('policyForm.within') })
      .first()
      .fill('20')
    await page.getByRole('button', { name: says('policyForm.save') }).click()
    await page.getByText(says('policyForm.effect')).waitFor()
    expect(world.policies[1]?.published?.version).toBe(3)
    await page.getByRole('button', { name: says('policyForm.publish') }).click()
    await expect.poll(() => world.policies[1]?.published?.version).toBe(4)
  })

  test('an expert on a phone claims with one tap, and answers', async () => {
    const { page, world } = await open('maricel', '/expert', phone)
    await page
      .getByRole('button', { name: says('expert.claim') })
      .first()
      .tap()
    await page.waitForURL(/\/expert\/conversations\//)
    await page.getByRole('textbox', { name: says('answer.label') }).fill('88231')
    await page.getByRole('button', { name: says('answer.send') }).tap()
    await expect.poll(() => [...world.replies.values()]).toEqual([['88231']])
  })

  test('of two who claim at once, the second is told who has it, and that it does not count', async () => {
    const { page, world } = await open('maricel', '/expert', phone)
    world.overrides.set(`POST /offers/${world.offers[0]!.id}/claim`, {
      status: 409,
      body: { code: 'already_claimed', detail: 'taken', holder: { name: 'Rana' } },
    })
    await page
      .getByRole('button', { name: says('expert.claim') })
      .first()
      .tap()
    await page.getByText(says('take.lost')).waitFor()
    await page.getByText(says('take.lostText')).waitFor()
  })

  test('the line drops, the board says so, and catches up when it is back', async () => {
    const { page, world, server } = await open('elena', '/board')
    await page.getByText(says('live.live')).waitFor()
    await page.context().setOffline(true)
    server.dropStreams()
    await page.getByText(says('live.banner')).waitFor({ timeout: 15_000 })
    world.rows = world.rows.slice(1)
    await page.context().setOffline(false)
    await page.getByText('Tom Becker').first().waitFor({ state: 'detached', timeout: 30_000 })
    await page.getByText(says('live.banner')).waitFor({ state: 'detached' })
  })

  test('an executive follows a number to its conversations', async () => {
    const { page } = await open('helena', '/executive')
    await page.locator('a[href*="figure=taken"]').first().click()
    await page.getByRole('heading', { name: says('figure.conversations') }).waitFor()
  })
})
