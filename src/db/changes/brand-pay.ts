import type { Kysely } from 'kysely'
import type { WrittenPay } from '../pay/brand-pay.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'
import { putSetting } from './brand-setting.ts'

/** The rules as they were written; null while there are none. */
export async function brandPayWritten(db: Kysely<DB>, brandId: string): Promise<WrittenPay | null> {
  const row = await db.selectFrom('brand').select('settings').where('id', '=', brandId).executeTakeFirst()
  return (row?.settings as { pay?: WrittenPay } | undefined)?.pay ?? null
}

export async function setBrandPay(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  written: WrittenPay,
): Promise<void> {
  const before = await brandPayWritten(db, brandId)
  await db.transaction().execute(async (trx) => {
    await putSetting(trx, brandId, 'pay', written)
    await audit(trx, by, { brandId, action: 'brand.pay', subject: brandId, before, after: written })
  })
}
