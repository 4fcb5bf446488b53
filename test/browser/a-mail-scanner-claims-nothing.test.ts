import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import PostalMime from 'postal-mime'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../../src/db/embedded/free-port.ts'
import { demoBrand } from '../../src/config/demo-brand.ts'
import { readEnvironment } from '../../src/environment.ts'
import { createLog } from '../../src/start/log.ts'
import { startSundial, type Sundial } from '../../src/start/start-sundial.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { openBrowser } from './support/browser.ts'

let database: TestDatabase
let sundial: Sundial
let browser: Awaited<ReturnType<typeof openBrowser>>
let context: BrowserContext
let directory: string
beforeAll(async () => {
  database = await testDatabase()
  directory = mkdtempSync(path.join(os.tmpdir(), 'sundial-scanner-'))
  const demo = demoBrand()
  const awake = demo.people.map((person) => ({ ...person, sleep: { from: '00:00', to: '00:00' } }))
  sundial = await startSundial({
    environment: readEnvironment({
      DATABASE_URL: database.url,
      SUNDIAL_DATA_DIR: directory,
      SUNDIAL_CONFIG: path.join(directory, 'no-config'),
      PORT: String(await freePort()),
      SUNDIAL_SMTP_PORT: '0',
    }),
    variables: {},
    log: createLog({ SUNDIAL_LOG_LEVEL: 'error' }),
    // Nobody is on shift, so freelancers are offered the work by mail.
    firstBrand: { ...demo, people: awake, rosters: [] },
  })
  browser = await openBrowser()
  context = browser.context
})
afterAll(async () => {
  await browser.close()
  await sundial.stop()
  await database.drop()
  rmSync(directory, { recursive: true, force: true })
})

async function offerLink(): Promise<string> {
  const outbox = path.join(directory, 'outbox')
  for (let tries = 0; tries < 200; tries += 1) {
    for (const name of existsSync(outbox) ? readdirSync(outbox) : []) {
      const mail = await PostalMime.parse(readFileSync(path.join(outbox, name)))
      const link = /https?:\/\/\S+\/offer\/[\w.~-]+/.exec(mail.text ?? '')?.[0]
      if (link) return link
    }
    await sleep(50)
  }
  throw new Error('no mail offers anything')
}

const claims = async (): Promise<number> =>
  ((await database.pool.query(`select count(*)::int as count from claim`)).rows[0] as { count: number }).count

it('a mail scanner that opens every link and runs its scripts claims nothing; the button does', async () => {
  const mailer = nodemailer.createTransport({ host: '127.0.0.1', port: sundial.smtpPort!, ignoreTLS: true })
  await mailer.sendMail({
    from: 'nadia@customers.example',
    to: 'support@demo.example',
    subject: 'Help',
    text: 'Can somebody help?',
  })
  const link = await offerLink()

  const scanner = await context.newPage()
  await scanner.goto(link)
  await scanner.waitForLoadState('networkidle')
  for (const url of await scanner
    .locator('a[href]')
    .evaluateAll((links) => links.map((a) => (a as { href: string }).href)))
    await fetch(url)
  for (const method of ['HEAD', 'OPTIONS']) await fetch(link, { method })
  await sleep(500)
  expect(await claims()).toBe(0)

  const person = await context.newPage()
  await person.goto(link)
  await person.getByRole('button').first().click()
  await person.waitForLoadState('networkidle')
  expect(await claims()).toBe(1)
})
