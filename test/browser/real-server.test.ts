import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setPasswordHash } from '../../src/db/auth/credentials.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { hashPassword } from '../../src/http/auth/passwords.ts'
import { customerWrites, offerWork } from '../http/support/offer-work.ts'
import { openApi, type Api } from '../http/support/open-api.ts'
import { openBrowser } from './support/browser.ts'
import { builtConsole } from './support/build-console.ts'

const password = 'a long enough password'
let api: Api
let closers: (() => Promise<void>)[]

/** The console before the real server on a real database. */
beforeEach(async () => {
  closers = []
  api = await openApi({ settings: { consoleDirectory: builtConsole } })
})
afterEach(async () => {
  for (const close of closers) await close()
  await api.close()
})

async function signedIn(slug: string, view: { width?: number; height?: number } = {}): Promise<Page> {
  const person = await api.house.db
    .selectFrom('person')
    .select(['id', 'email'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  await setPasswordHash(api.house.db, person.id as PersonId, await hashPassword(password))
  const { context, close } = await openBrowser(view)
  closers.push(close)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${api.url}/sign-in`)
  await page.getByLabel('Email address').fill(person.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('h1', { hasNotText: 'Sign in' }).waitFor()
  return page
}

describe('before the real server', () => {
  test('a lead sees a customer arrive, takes the work and answers', async () => {
    const page = await signedIn('elena')
    await page.getByText('Nobody is waiting').waitFor()
    const id = await customerWrites(api, { subject: 'Parcel says delivered' })
    await page.getByRole('link', { name: 'Parcel says delivered' }).waitFor()
    await page.getByRole('button', { name: /^Take the conversation/ }).click()
    await page.getByText('You have it').waitFor()
    await page.getByRole('textbox', { name: /Answer to/ }).fill('We found it.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('log').getByText('We found it.').waitFor()
    await page.getByText('On its way', { exact: true }).waitFor()
    const replies = await api.house.db
      .selectFrom('reply')
      .select(['text', 'state'])
      .where('conversation_id', '=', id)
      .execute()
    expect(replies).toEqual([{ text: 'We found it.', state: 'queued' }])
  })

  test('an expert claims an offer with one tap, and whoever is second is told who has it', async () => {
    const id = await customerWrites(api)
    await offerWork(api, id, ['maricel', 'kofi'])
    const maricel = await signedIn('maricel', { width: 390, height: 844 })
    const kofi = await signedIn('kofi', { width: 390, height: 844 })
    await kofi.getByRole('button', { name: 'Claim' }).waitFor()
    await kofi.context().setOffline(true)
    await maricel.getByRole('button', { name: 'Claim' }).click()
    await maricel.getByRole('textbox', { name: /Answer to/ }).waitFor()
    await kofi.context().setOffline(false)
    const second = kofi.getByRole('button', { name: 'Claim' })
    if (await second.isVisible()) await second.click({ timeout: 2_000 }).catch(() => undefined)
    await expect
      .poll(() => kofi.locator('body').innerText(), { timeout: 20_000 })
      .toMatch(/was faster|Nothing to answer/)
    const claims = await api.house.db
      .selectFrom('claim')
      .select('state')
      .where('conversation_id', '=', id)
      .execute()
    expect(claims).toEqual([{ state: 'active' }])
  })

  test('a lead writes a policy, and it is promised from then on', async () => {
    const page = await signedIn('elena')
    await page.goto(`${api.url}/policies/new`)
    await page.getByRole('textbox', { name: 'Name' }).fill('Twenty minutes')
    await page.getByRole('textbox', { name: 'Within' }).fill('20')
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('in force', { exact: true }).waitFor()
    const written = await api.house.db
      .selectFrom('policy_version')
      .innerJoin('policy', 'policy.id', 'policy_version.policy_id')
      .select(['definition', 'published_at'])
      .where('slug', '=', 'twenty-minutes')
      .executeTakeFirstOrThrow()
    expect(written.published_at).not.toBeNull()
    expect(written.definition).toMatchObject({ targets: [{ metric: 'first_response', target_minutes: 20 }] })
  })

  test('every page for leads opens on what the server really says', async () => {
    await customerWrites(api)
    const page = await signedIn('elena')
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('response', (response) => {
      if (response.status() >= 400 && !/digests/.test(response.url()))
        complaints.push(`${response.status()} ${response.url()}`)
    })
    for (const path of ['breaches', 'roster', 'people', 'policies', 'channels', 'operations']) {
      await page.goto(`${api.url}/${path}`)
      await page.locator('main section, main article').first().waitFor()
      expect(await page.locator('[role=alert]').count()).toBe(0)
    }
    expect(complaints).toEqual([])
  })
})
