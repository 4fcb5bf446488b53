import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './support/desk.ts'
import { office, phone } from './support/pages.ts'
import { violations } from './support/violations.ts'

let desk: Desk | null = null
afterEach(async () => {
  await desk?.close()
  desk = null
})

/**
 * Opens each page once and says what is wrong with it: by axe in the light and in the dark, in the console, and beyond
 * the edge of the screen, a phone's too.
 */
async function faultsOf(
  person: string | null,
  paths: readonly string[],
  view: Parameters<typeof sitDown>[1],
) {
  desk = await sitDown(person, view)
  const { page, base, complaints } = desk
  const faults: Record<string, readonly string[]> = {}
  for (const path of paths) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(base + path)
    await page.locator('h1').first().waitFor()
    await page.locator('[role=status] .mantine-Skeleton-root:visible').first().waitFor({ state: 'hidden' })
    // A page that hangs while it loads hides what it had shown, its heading too.
    await page.locator('h1').first().waitFor()
    const found = [...(await violations(page)), ...complaints.splice(0), ...(await sticksOut(page))]
    await darken(page)
    found.push(...(await violations(page, 'colours')).map((fault) => `in the dark: ${fault}`))
    await page.setViewportSize({ width: 390, height: 844 })
    found.push(...(await sticksOut(page)).map((fault) => `on a phone: ${fault}`))
    await page.setViewportSize({ width: view?.width ?? 1440, height: view?.height ?? 900 })
    if (found.length > 0) faults[path] = found
  }
  return faults
}

/** At once: half-way between two themes every contrast is poor. */
async function darken(page: Page): Promise<void> {
  await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important }' })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
}

async function sticksOut(page: Page): Promise<readonly string[]> {
  const beyond = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return Number(beyond) > 0 ? [`scrolls sideways by ${String(beyond)} px`] : []
}

describe.each(['en', 'ar', 'fa', 'be'])('in %s', (language) => {
  test.each(Object.keys(office))('no page for leads has a barrier, by day or by night: %s', async (pages) => {
    expect(await faultsOf('elena', office[pages]!, { language })).toEqual({})
  })

  test('no page for experts has a barrier, on a phone', async () => {
    const view = { language, width: 390, height: 844, touch: true }
    expect(await faultsOf('maricel', phone, view)).toEqual({})
  })

  test('the sign-in has no barrier', async () => {
    expect(await faultsOf(null, ['/sign-in'], { language })).toEqual({})
  })
})
