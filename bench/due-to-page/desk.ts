import { createServer, type AddressInfo } from 'node:net'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { pino } from 'pino'
import { setPasswordHash } from '../../src/db/auth/credentials.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { readEnvironment } from '../../src/environment.ts'
import { hashPassword } from '../../src/http/auth/passwords.ts'
import { startSundial, type Sundial } from '../../src/start/start-sundial.ts'
import { recordMessages } from '../../src/workflows/messages/record-messages.ts'
import { openBrowser } from '../../test/browser/support/browser.ts'
import type { BenchDatabase } from '../timers/database.ts'
import { fill } from '../timers/million/fill.ts'
import { expertEmail, expertSlug, soleExpertBrand, TARGET } from './sole-expert-brand.ts'

/** From the customer's message in the past to its due time: short, so that many fit into a run. */
const AHEAD = 400
const PATIENCE = 10_000
const password = 'a long enough password'

/** Run in the page: notes on an offer when it was painted. */
const WATCH = `new MutationObserver(() => {
  const card = document.querySelector('main article')
  if (card && !card.hasAttribute('data-shown-at'))
    requestAnimationFrame(() => card.setAttribute('data-shown-at', String(Date.now())))
}).observe(document.body, { childList: true, subtree: true })`
const WHEN_SHOWN = `document.querySelector('main article')?.getAttribute('data-shown-at')`

/** One node, and the page of the only expert there is, open on a phone. */
export interface Desk {
  /** A chat falls due. Milliseconds from then until its offer stands on the page; null when it never did. */
  chatFallsDue(number: number): Promise<number | null>
  close(): Promise<void>
}

export async function openDesk(database: BenchDatabase, others: number): Promise<Desk> {
  await fill(database.pool, others)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sundial-bench-'))
  const sundial = await startNode(database, dataDir)
  await letOffersFlow(sundial)
  const { page, close } = await openPage(sundial)
  return {
    async chatFallsDue(number) {
      const due = await chatThatFallsDue(sundial, number)
      const shown = await page
        .waitForFunction(WHEN_SHOWN, null, {
          timeout: PATIENCE,
          polling: 20,
        })
        .then((handle) => handle.jsonValue())
        .catch(() => null)
      if (typeof shown !== 'string') return null
      await page.getByRole('button', { name: 'Not now' }).click()
      await page.locator('main article').waitFor({ state: 'detached' })
      return Number(shown) - due
    },
    async close() {
      await close()
      await sundial.stop()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function startNode(database: BenchDatabase, dataDir: string): Promise<Sundial> {
  const [port, smtpPort] = [await freePort(), await freePort()]
  const variables = {
    DATABASE_URL: database.url,
    PORT: String(port),
    SUNDIAL_SMTP_PORT: String(smtpPort),
    SUNDIAL_DATA_DIR: dataDir,
    SUNDIAL_CONFIG: path.join(dataDir, 'config'),
  }
  return startSundial({
    environment: readEnvironment(variables),
    variables,
    log: pino({ level: 'warn' }, pino.destination(2)),
    firstBrand: soleExpertBrand(Date.now()),
  })
}

/** The measurement asks one person far more often than anybody may be asked. */
async function letOffersFlow({ database: { db } }: Sundial): Promise<void> {
  await db
    .updateTable('person')
    .set({ guards: JSON.stringify({ offers_per_hour: 100_000 }) })
    .where('slug', '=', expertSlug)
    .execute()
}

async function openPage({ database: { db }, baseUrl }: Sundial): Promise<{
  page: Page
  close: () => Promise<void>
}> {
  const expert = await db
    .selectFrom('person')
    .select('id')
    .where('slug', '=', expertSlug)
    .executeTakeFirstOrThrow()
  await setPasswordHash(db, expert.id as PersonId, await hashPassword(password))
  const { context, close } = await openBrowser({ width: 390, height: 844 })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`${baseUrl}/sign-in`)
  await page.getByLabel('Email address').fill(expertEmail)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Nothing to answer').first().waitFor()
  await page.evaluate(WATCH)
  return { page, close }
}

/** A customer's message of half a minute ago; when its clock is used up. */
async function chatThatFallsDue({ deps }: Sundial, number: number): Promise<number> {
  const channel = (await deps.store.transaction((tx) => tx.setup.channel('chat')))!
  const occurredAt = Date.now() + AHEAD - TARGET
  await recordMessages(deps, {
    channel,
    messages: [
      {
        externalId: `chat-${number}`,
        threadKey: `chat-${number}`,
        author: { kind: 'customer', address: `customer-${number}` },
        occurredAt,
        text: 'Hello?',
      },
    ],
  })
  return occurredAt + TARGET
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => {
        resolve(port)
      })
    })
  })
}
