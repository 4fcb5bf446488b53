import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setPasswordHash } from '../../src/db/auth/credentials.ts'
import { issueSignInLink } from '../../src/db/auth/sign-in-links.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { hashPassword } from '../../src/http/auth/passwords.ts'
import { openApi, type Api } from '../http/support/open-api.ts'
import { openBrowser } from './support/browser.ts'
import { builtConsole } from './support/build-console.ts'

const PASSWORD = 'a long enough password'
let api: Api
let closers: (() => Promise<void>)[]

beforeEach(async () => {
  closers = []
  api = await openApi({ settings: { consoleDirectory: builtConsole } })
  const elena = (await api.personId('elena')) as PersonId
  await setPasswordHash(api.house.db, elena, await hashPassword(PASSWORD))
})
afterEach(async () => {
  for (const close of closers) await close()
  await api.close()
})

async function browser(): Promise<Page> {
  const { context, close } = await openBrowser()
  closers.push(close)
  return context.pages()[0] ?? (await context.newPage())
}

async function sayPassword(page: Page, path = '/sign-in'): Promise<void> {
  await page.goto(api.url + path)
  await page.getByLabel('Email address').fill('elena@demo.example')
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** What the app shows, as if no code of it had been used yet. */
async function appCode(secret: string): Promise<string> {
  await api.house.pool.query('update second_factor set last_step = 0')
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate()
}

/** Reads the secret off the page, as whoever has no camera does; answers it and the recovery codes. */
async function setUp(page: Page): Promise<{ secret: string; codes: readonly string[] }> {
  await page.getByRole('textbox', { name: 'Current password' }).first().fill(PASSWORD)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('img', { name: 'QR code for the app' }).waitFor()
  const secret = (await page.locator('code').first().innerText()).replaceAll(' ', '')
  await page.getByLabel('Code of your app').fill(await appCode(secret))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByText('Keep these recovery codes').waitFor()
  const codes = await page.locator('code').allInnerTexts()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  return { secret, codes }
}

test('an administrator sets up codes, is asked for one, and signs out the other browser', async () => {
  const [here, there] = [await browser(), await browser()]
  await sayPassword(here)
  await here.getByRole('heading', { level: 1, name: 'Live board' }).waitFor()
  await here.getByRole('button', { name: /Account of Elena/ }).click()
  await here.getByRole('menuitem', { name: 'How you sign in' }).click()
  await here.getByRole('button', { name: 'Set up one-time codes' }).click()
  const { secret, codes } = await setUp(here)
  await here.getByText('10 recovery codes left').waitFor()

  await sayPassword(there)
  await there.getByRole('heading', { level: 1, name: 'One more step' }).waitFor()
  await there.getByLabel('Code of your app').fill('000000')
  await there.getByRole('button', { name: 'Sign in' }).click()
  await there.getByText('This code is wrong').waitFor()
  await there.getByLabel('Code of your app').fill(await appCode(secret))
  await there.getByRole('button', { name: 'Sign in' }).click()
  await there.getByRole('heading', { level: 1, name: 'Live board' }).waitFor()

  await here.reload()
  await here.getByRole('button', { name: /^Sign out Chrome/ }).click()
  await here.getByText('Signed out there.').waitFor()
  await there.goto(`${api.url}/board`)
  await there.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()

  const link = await issueSignInLink(api.house.db, {
    personId: await api.personId('elena'),
    lasts: 60_000,
    now: null,
  })
  await there.goto(`${api.url}/sign-in/${link.secret}`)
  await there.getByRole('button').click()
  await there.getByLabel('Code of your app').fill(codes[3]!)
  await there.getByRole('button', { name: 'Sign in' }).click()
  await there.getByRole('heading', { level: 1, name: 'Live board' }).waitFor()
})

test('where the brand asks for it, it comes before everything else', async () => {
  const page = await browser()
  await sayPassword(page)
  await page.getByRole('heading', { level: 1, name: 'Live board' }).waitFor()
  await page.goto(`${api.url}/people`)
  await page.getByRole('checkbox', { name: 'Administrator' }).click()
  await page.getByText('The rule for one-time codes is changed.').waitFor()
  await page.goto(`${api.url}/board`)
  await page.getByRole('heading', { level: 1, name: 'One-time codes, please' }).waitFor()
  await setUp(page)
  await page.getByRole('heading', { level: 1, name: 'Live board' }).waitFor()
  const { rows } = await api.house.pool.query<{ action: string }>(
    "select action from audit where action in ('brand.sign_in', 'second-factor.on') order by id",
  )
  expect(rows.map(({ action }) => action)).toEqual(['brand.sign_in', 'second-factor.on'])
})
