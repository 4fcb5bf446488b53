import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk
beforeEach(async () => {
  desk = await sitDown('elena')
})
afterEach(() => desk.close())

describe('a lead', () => {
  test('drags over a lane, and somebody else comes in those hours; and takes that back', async () => {
    const { page, world, base } = desk
    await page.goto(`${base}/roster`)
    const lane = page.locator('[data-lane="Priya Nair"]').first()
    await lane.scrollIntoViewIfNeeded()
    const box = await lane.boundingBox()
    if (!box) throw new Error('the lane is not on the page')
    const x = (hour: number) => box.x + (box.width * hour) / 24
    await page.mouse.move(x(10), box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(x(14), box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
    await page.getByRole('radio', { name: 'is replaced by somebody' }).check()
    await page.getByRole('combobox', { name: 'Who comes instead' }).click()
    await page.getByRole('option', { name: 'Kofi Mensah' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Kofi Mensah instead of Priya Nair').waitFor()
    const laid = world.rosterChanges.at(-1)
    expect(laid?.definition).toMatchObject({ kind: 'replace', member: 'kofi', for: 'priya' })
    expect(Date.parse(laid?.to ?? '') - Date.parse(laid?.from ?? '')).toBe(4 * 3_600_000)

    await page
      .getByRole('listitem')
      .filter({ hasText: 'instead of Priya Nair' })
      .getByRole('button', { name: 'Take away' })
      .click()
    await page.getByText('Kofi Mensah instead of Priya Nair').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Kofi Mensah instead of Priya Nair').waitFor()
  })

  test('changes a roster without a pointer, and is told of an end before the beginning', async () => {
    const { page, world, base } = desk
    await page.goto(`${base}/roster`)
    await page
      .getByRole('button', { name: /^Change the roster/ })
      .first()
      .press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Who' }).click()
    await page.getByRole('option', { name: 'Sam Okafor' }).click()
    await dialog.getByRole('textbox', { name: 'To' }).fill('2020-01-01T10:00')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText('It ends before it begins.').waitFor()
    expect(world.rosterChanges).toHaveLength(1)
  })
})
