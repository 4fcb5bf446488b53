import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await sitDown('elena')
})
afterEach(() => desk.close())

describe('a lead', () => {
  test('sets twenty minutes and sees the effect before publishing', async () => {
    const { page, world, base } = desk
    world.policies = world.policies.map((one) =>
      one.draft && one.published
        ? { ...one, draft: { ...one.draft, definition: one.published.definition } }
        : one,
    )
    await page.goto(`${base}/policies`)
    await page.getByRole('link', { name: 'Mail in a quarter of an hour' }).click()
    const within = page.getByRole('textbox', { name: 'Within' }).first()
    await within.fill('20')
    await page.getByText('Save what you changed first.').waitFor()
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page
      .getByText('Under this draft 38 would move, 1 would be past due at once', { exact: false })
      .waitFor()
    await page.getByText('First answer: Within').waitFor()
    expect(await page.locator('del').textContent()).toBe('15 min')
    expect(world.policies[1]?.published?.version).toBe(3)
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('No draft.', { exact: false }).waitFor()
    const targets = world.policies[1]?.published?.definition['targets'] as { target_minutes?: number }[]
    expect(targets.map((target) => target.target_minutes)).toEqual([20, 15, undefined])
  })

  test('throws a draft away, and takes that back', async () => {
    const { page, world, base } = desk
    const draft = world.policies[1]?.draft?.definition
    await page.goto(`${base}/policies/${world.policies[1]?.id ?? ''}`)
    await page.getByRole('button', { name: 'Throw the draft away' }).click()
    await page.getByText('No draft.', { exact: false }).waitFor()
    expect(world.policies[1]?.draft).toBeNull()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Publish' }).waitFor()
    expect(world.policies[1]?.draft?.definition).toEqual(draft)
  })

  test('moves a policy up by keyboard, and takes that back', async () => {
    const { page, world, base } = desk
    const order = () =>
      [...world.policies].sort((a, b) => a.position - b.position).map(({ name }) => name.split(' ')[0])
    await page.goto(`${base}/policies`)
    const handle = page.getByRole('button', { name: 'Move Mail in a quarter of an hour' })
    await handle.focus()
    await page.keyboard.press('Space')
    await page.getByText('Mail in a quarter of an hour: place 2').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowUp')
    await page.getByText('Mail in a quarter of an hour: place 1').waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await expect.poll(order).toEqual(['Mail', 'Chat', 'Everything'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(order).toEqual(['Chat', 'Mail', 'Everything'])
  })

  test('is told at once of hours that cannot be read', async () => {
    const { page, base } = desk
    await page.goto(`${base}/policies`)
    await page.getByRole('button', { name: 'London office' }).click()
    await page.getByRole('textbox', { name: 'Sat' }).fill('nine to five')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Write it as 09:00-17:00.').waitFor()
    expect(desk.world.asked.some(({ method }) => method === 'PATCH')).toBe(false)
  })
})
