import { afterEach, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'

let desk: Desk
afterEach(() => desk.close())

test('a lead takes on whoever waited far too long, makes up, and says how it went', async () => {
  desk = await sitDown('elena')
  const { page, base, world } = desk
  await page.goto(`${base}/recovery`)
  const row = page.getByRole('row', { name: /Tom Becker/ })
  expect(await row.textContent()).toContain('9 times the 15 min promised')
  await row.getByRole('button', { name: 'Take on' }).click()
  await page.getByRole('menuitem', { name: 'Call back' }).click()
  await row.waitFor({ state: 'detached' })
  await page.getByText('Under way', { exact: true }).click()
  await row.getByRole('button', { name: 'How it went' }).click()
  await page.getByRole('menuitem', { name: 'Reconciled' }).click()
  await row.waitFor({ state: 'detached' })
  expect(world.recoveries[0]).toMatchObject({ state: 'closed', deed: 'call_back', outcome: 'reconciled' })
})
