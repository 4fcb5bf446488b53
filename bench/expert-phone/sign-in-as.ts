import type { BrowserContext, Page } from 'playwright-core'
import { beginSession } from '../../src/db/auth/sessions.ts'
import { Kysely } from 'kysely'
import type { DB } from '../../src/db/schema.ts'
import { dialectOn } from '../../src/db/statements/dialect.ts'
import { openBrowser, type View } from '../../test/browser/support/browser.ts'
import type { BenchDatabase } from '../timers/database.ts'

/** A browser in which somebody of the demo brand is signed in. */
export async function signInAs(
  url: string,
  { pool }: BenchDatabase,
  slug: string,
  view: View,
): Promise<{ readonly page: Page; readonly context: BrowserContext; close: () => Promise<void> }> {
  const { rows } = await pool.query<{ id: string }>('select id from person where slug = $1', [slug])
  const db = new Kysely<DB>({ dialect: dialectOn(pool) })
  const session = await beginSession(db, { personId: rows[0]!.id, userAgent: null, address: null, now: null })
  const { context, close } = await openBrowser(view)
  await context.addCookies([{ name: 'sundial', value: session.id, url, httpOnly: true, sameSite: 'Lax' }])
  const page = context.pages()[0] ?? (await context.newPage())
  return { page, context, close }
}
