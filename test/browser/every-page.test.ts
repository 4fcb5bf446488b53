import { afterEach, describe, expect, test } from 'vitest'
import { boardRows } from './support/fixtures/board.ts'
import { sitDown, type Desk } from './support/desk.ts'
import { violations } from './support/violations.ts'

const conversation = boardRows()[0]?.conversation_id ?? ''
const office = [
  '/board',
  `/conversations/${conversation}`,
  '/breaches',
  '/roster',
  '/people',
  '/policies',
  '/channels',
  '/executive',
  '/digest',
  '/operations',
  '/no-such-page',
]
const phone = ['/expert', '/expert/mine', `/expert/conversations/${conversation}`, '/expert/me']

const views = [
  { language: 'en', dark: false },
  { language: 'en', dark: true },
  { language: 'ar', dark: false },
  { language: 'ar', dark: true },
]

let desk: Desk | null = null
afterEach(async () => {
  await desk?.close()
  desk = null
})

/** Opens each page in turn and says what is wrong with it: by axe, in the console, beyond the edge of the screen. */
async function faultsOf(
  person: string | null,
  paths: readonly string[],
  view: Parameters<typeof sitDown>[1],
) {
  desk = await sitDown(person, view)
  const { page, base, complaints } = desk
  const faults: Record<string, readonly string[]> = {}
  for (const path of paths) {
    await page.goto(base + path)
    await page.locator('h1').first().waitFor()
    await page.locator('[role=status] .mantine-Skeleton-root').first().waitFor({ state: 'detached' })
    const found = [...(await violations(page)), ...complaints.splice(0)]
    const beyond = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (Number(beyond) > 0) found.push(`scrolls sideways by ${String(beyond)} px`)
    if (found.length > 0) faults[path] = found
  }
  return faults
}

describe.each(views)('in $language, dark: $dark', (view) => {
  test('no page for leads has a barrier', async () => {
    expect(await faultsOf('elena', office, view)).toEqual({})
  })

  test('no page for experts has a barrier, on a phone', async () => {
    expect(await faultsOf('maricel', phone, { ...view, width: 390, height: 844, touch: true })).toEqual({})
  })

  test('the sign-in has no barrier', async () => {
    expect(await faultsOf(null, ['/sign-in'], view)).toEqual({})
  })
})

test('a lead can use the pages on a phone too, and nothing sticks out', async () => {
  expect(await faultsOf('elena', office, { language: 'en', width: 390, height: 844, touch: true })).toEqual(
    {},
  )
})

test('in Persian and Belarusian no page for leads has a barrier either', async () => {
  for (const language of ['fa', 'be']) {
    expect(await faultsOf('elena', office, { language })).toEqual({})
    await desk?.close()
  }
})
