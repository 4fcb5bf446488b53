import type { Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

/** Whole columns, as they shall be from now on. */
export async function setPreferences(
  db: Kysely<DB>,
  by: By,
  personId: string,
  columns: Readonly<Partial<Record<'hours' | 'guards' | 'notify', object>>>,
): Promise<void> {
  const given = Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [column, JSON.stringify(value)]),
  )
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('person').set(given).where('id', '=', personId).execute()
    await audit(trx, by, { brandId: null, action: 'preferences.change', subject: personId, after: columns })
  })
}
