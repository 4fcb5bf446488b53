// The first ten minutes of a director with a Zendesk, as pictures in docs/audit: node scripts/ten-minutes.mjs
// A real server on a real database, the built console, and the fake Zendesk of the tests at its documented limits.
import { mkdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { register } from 'tsx/esm/api'

register()
const { default: build, builtConsole } = await import('../test/browser/support/build-console.ts')
const { openBrowser } = await import('../test/browser/support/browser.ts')
const { keepTestServer } = await import('../test/support/test-server.ts')
const { openApi } = await import('../test/http/support/open-api.ts')
const { fakeZendesk } = await import('../test/helpdesk/fakes/fake-zendesk.ts')
const { setPasswordHash } = await import('../src/db/auth/credentials.ts')
const { vault } = await import('../src/db/vault/vault.ts')
const { hashPassword } = await import('../src/http/auth/passwords.ts')
const { openHelpdesks } = await import('../src/helpdesk/open-helpdesks.ts')
const { runAudit } = await import('../src/workflows/helpdesk/run-audit.ts')
const { shopWorld } = await import('./audit/shop-world.mjs')

const folder = 'docs/audit'
mkdirSync(folder, { recursive: true })
const began = Date.now()
const world = shopWorld(began, Number(process.env.TICKETS ?? 1_500))
const zendesk = await fakeZendesk({ world, now: () => Date.now(), exportsPerMinute: 10, pageSize: 400 })
const trusted = new Set([new URL(zendesk.url).origin])
const closeServer = keepTestServer()
const closeBrowser = await build()
const api = await openApi({ settings: { consoleDirectory: builtConsole }, trustedHelpdesks: trusted })

/** What the queue does on a real node. */
const deps = {
  ...api.house.deps,
  helpdesks: openHelpdesks({ trusted }, () => Date.now()),
  vault: vault(Buffer.alloc(32, 3), null),
}
let working = true
async function work() {
  while (working) {
    const { rows } = await api.house.pool.query(
      `select brand_id, id from helpdesk_audit where state in ('queued', 'running') or (state = 'waiting' and waiting_until <= now())`,
    )
    for (const { brand_id, id } of rows) await runAudit(deps, brand_id, id)
    await sleep(300)
  }
}
const working$ = work()

const password = 'a long enough password'
const { id, email } = await api.house.db
  .selectFrom('person')
  .select(['id', 'email'])
  .where('slug', '=', 'elena')
  .executeTakeFirstOrThrow()
await setPasswordHash(api.house.db, id, await hashPassword(password))

async function signedIn(view) {
  const { context, close } = await openBrowser(view)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${api.url}/sign-in`)
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[type=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return { page, close }
}

const said = (text) => process.stdout.write(`${((Date.now() - began) / 1_000).toFixed(0)} s  ${text}\n`)
async function picture(page, name, options = {}) {
  await page.waitForTimeout(600)
  await page.screenshot({ path: `${folder}/${name}.png`, ...options })
  said(`${name}.png`)
}

const { page, close } = await signedIn({ width: 1280, height: 860 })
await page.goto(`${api.url}/audits`)
await page.getByLabel('Address of the helpdesk').fill(zendesk.url)
await page.getByLabel('Mail address of the owner').fill('director@shop.example')
await page.getByLabel('Token that reads').fill('a wrong one')
await page.getByRole('button', { name: 'Try the token' }).click()
await page.getByText('The audit cannot begin like this').waitFor()
await picture(page, '1-wrong-token')
await page.getByLabel('Token that reads').fill('zendesk-token')
await page.getByRole('button', { name: 'Try the token' }).click()
await page.getByText('The audit can begin').waitFor()
await picture(page, '2-token-that-reads')
await page.getByRole('button', { name: 'Begin the audit' }).click()
await page.getByText('Waits for the helpdesk').waitFor({ timeout: 120_000 })
await page.getByText('waits were longer than promised').waitFor({ timeout: 300_000 })
await picture(page, '3-figures-while-it-reads')
await page.getByRole('button', { name: 'Pause' }).click()
await page.getByRole('button', { name: 'Go on' }).waitFor()
await picture(page, '4-paused')
await page.getByRole('button', { name: 'Go on' }).click()
await page.getByText('Done', { exact: true }).waitFor({ timeout: 600_000 })
await page.reload()
await page.getByText('Your first digest').waitFor()
await picture(page, '5-report')
await page.getByText('Why the two figures differ').scrollIntoViewIfNeeded()
await picture(page, '6-reconciliation')
await page
  .getByRole('button', { name: /^Business hours: show/ })
  .first()
  .click()
await page.getByText('no verdict').or(page.getByText('missed')).first().waitFor()
await picture(page, '7-tickets-of-a-reason')
await page.locator('[role=dialog] tbody button').first().click()
await page.getByText('No texts are kept of an audit.').waitFor()
await picture(page, '8-one-ticket')
await page.keyboard.press('Escape')
await page.keyboard.press('Escape')
await page.getByText('The answers after the first').scrollIntoViewIfNeeded()
await picture(page, '9-later-answers')
const { pathname } = new URL(page.url())
await close()

for (const [name, view] of [
  ['dark', { width: 1280, height: 860, dark: true }],
  ['phone-arabic', { width: 390, height: 844, language: 'ar', touch: true }],
]) {
  const other = await signedIn(view)
  await other.page.goto(api.url + pathname)
  await other.page.locator('h2').nth(2).waitFor()
  await picture(other.page, name)
  await other.close()
}

working = false
await working$
await closeBrowser()
await api.close()
await zendesk.close()
await closeServer()
said('the end')
