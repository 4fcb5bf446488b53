import { sql, type Kysely } from 'kysely'
import type { Role } from '../../workflows/ports/people-store.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'
import { mergeSetting, putSetting } from './brand-setting.ts'

export async function renameBrand(db: Kysely<DB>, by: By, brandId: string, name: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('brand').set({ name }).where('id', '=', brandId).execute()
    await audit(trx, by, { brandId, action: 'brand.rename', subject: brandId, after: { name } })
  })
}

/** The one switch for everything that goes out. Stopping twice keeps the first instant. */
export async function setOutbound(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  outbound: 'stopped' | 'started',
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      update brand set outbound_stopped_at = ${
        outbound === 'stopped'
          ? sql`coalesce(outbound_stopped_at, date_trunc('milliseconds', statement_timestamp()))`
          : sql`null`
      }
      where id = ${brandId}
    `.execute(trx)
    await audit(trx, by, { brandId, action: `outbound.${outbound}`, subject: brandId })
  })
}

/** What is given replaces what was set of it; what is left out stays. */
export async function setContext(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  context: Readonly<Record<string, unknown>>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await mergeSetting(trx, brandId, 'context', context)
    await audit(trx, by, { brandId, action: 'brand.context', subject: brandId, after: context })
  })
}

/** What customers who wait are told beside their place. */
export async function setAcknowledgement(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  acknowledgement: { readonly help_url: string | null },
): Promise<void> {
  await setSetting(db, by, brandId, 'acknowledgement', acknowledgement)
}

/** How long words are kept; from then on `forget-the-old` takes out what is older, night by night. */
export async function setPrivacy(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  privacy: { readonly retain_days: number | null },
): Promise<void> {
  await setSetting(db, by, brandId, 'privacy', privacy)
}

/** Of which roles a second factor is asked. */
export async function setSignIn(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  signIn: { readonly second_factor_for: readonly Role[] },
): Promise<void> {
  await setSetting(db, by, brandId, 'sign_in', signIn)
}

async function setSetting(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  name: 'acknowledgement' | 'privacy' | 'sign_in',
  value: object,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await putSetting(trx, brandId, name, value)
    await audit(trx, by, { brandId, action: `brand.${name}`, subject: brandId, after: value })
  })
}
