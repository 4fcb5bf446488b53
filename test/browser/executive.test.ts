import { afterEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk | null = null
afterEach(async () => {
  await desk?.close()
  desk = null
})

describe('the one decision of a digest', () => {
  test('is tried as a draft, which names who would cover, and put in force', async () => {
    desk = await sitDown('elena')
    const { page, world, base } = desk
    await page.goto(`${base}/executive`)
    await page.getByText('One more person who speaks German').waitFor()
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.waitForURL(/\/remedies$/)
    await page.getByRole('heading', { name: 'One more person, 20:00 to 22:00 (Berlin)' }).waitFor()
    await page.getByText('Achieved: 52 fewer').waitFor()
    const adopt = page.getByRole('button', { name: 'Put it in force' })
    expect(await adopt.isDisabled()).toBe(true)
    await page.getByRole('combobox', { name: 'Who covers these hours' }).click()
    await page.getByRole('option', { name: 'Sam Okafor' }).click()
    await page.keyboard.press('Escape')
    await adopt.click()
    await adopt.waitFor({ state: 'detached' })
    expect(world.remedies[0]!.adopted_at).not.toBeNull()
  })
})

describe('what stands behind the number', () => {
  test('opens down to conversations: what was taken, offered in vain, paid, and each period before', async () => {
    desk = await sitDown('elena')
    const { page, base } = desk
    await page.goto(`${base}/executive`)
    for (const [row, figure] of [
      ['Taken by 12 experts', 'taken'],
      ['Offers that ended without work or pay', 'unpaid_offers'],
      ['What overflow work cost', 'overflow'],
      ['The periods before, the oldest first', 'neglected'],
    ] as const) {
      const link = page.getByRole('listitem').filter({ hasText: row }).getByRole('link').first()
      await link.waitFor()
      expect(await link.getAttribute('href')).toMatch(new RegExp(`figure=${figure}`))
    }
    await page.getByRole('listitem').filter({ hasText: 'Taken by 12 experts' }).getByRole('link').click()
    await page.getByRole('heading', { name: 'The conversations behind it' }).waitFor()
  })
})
