import { mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'
import { violations } from './support/violations.ts'

let desk: Desk
afterEach(() => desk.close())

/** Where somebody can look at the pages afterwards. */
const folder = process.env['SUNDIAL_SCREENSHOTS'] ?? path.join(os.tmpdir(), 'sundial-screens')
const phone = { width: 390, height: 844, touch: true }

async function seen(name: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await desk.page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true })
  const { scroll, width } = await desk.page.evaluate<{ scroll: number; width: number }>(
    '({ scroll: document.documentElement.scrollWidth, width: window.innerWidth })',
  )
  expect({ name, scroll }).toEqual({ name, scroll: Math.min(scroll, width) })
  expect(desk.complaints).toEqual([])
}

describe.each(['en', 'fa', 'ar'])('in %s, on a phone', (language) => {
  test('an expert reads their money, their brands and their guards', async () => {
    desk = await sitDown('maricel', { ...phone, language, dark: language === 'ar' })
    for (const [name, url, last] of [
      ['money', '/expert/money', 'form button[type=submit]'],
      ['joining', '/expert/joining', 'article, h2'],
      ['me', '/expert/me', 'form'],
    ] as const) {
      await desk.page.goto(desk.base + url)
      await desk.page.locator(last).first().waitFor()
      await seen(`${name}-${language}`)
      expect(await violations(desk.page)).toEqual([])
    }
  })

  test('somebody applies', async () => {
    desk = await sitDown(null, { ...phone, language })
    await desk.page.goto(`${desk.base}/join/demo?invitation=abc`)
    await desk.page.locator('input[type=email]').waitFor()
    await seen(`join-${language}`)
    expect(await violations(desk.page)).toEqual([])
  })

  test('a lead decides', async () => {
    desk = await sitDown('elena', { ...phone, language })
    await desk.page.goto(`${desk.base}/network`)
    await desk.page.locator('article').first().waitFor()
    await seen(`network-${language}`)
    expect(await violations(desk.page)).toEqual([])
  })
})

test('what is contested goes to a lead with its reason', async () => {
  desk = await sitDown('maricel', phone)
  await desk.page.goto(`${desk.base}/expert/money`)
  await desk.page.getByRole('button', { name: 'This is wrong' }).first().click()
  await desk.page.getByLabel('What is wrong, and why').fill('It took an hour.')
  await desk.page.getByRole('button', { name: 'Send', exact: true }).click()
  await expect
    .poll(() => desk.world.asked.filter(({ path: asked }) => asked === '/me/disputes').at(-1)?.body)
    .toMatchObject({ text: 'It took an hour.' })
})

test('a lead mends a reply before it goes out', async () => {
  desk = await sitDown('elena')
  await desk.page.goto(`${desk.base}/network`)
  await desk.page.getByLabel('The reply').fill('It left our house this morning.')
  await desk.page.getByRole('button', { name: 'Send as mended' }).click()
  await expect
    .poll(() => desk.world.asked.filter(({ method }) => method === 'POST').at(-1)?.body)
    .toMatchObject({ send: { text: 'It left our house this morning.' } })
})
