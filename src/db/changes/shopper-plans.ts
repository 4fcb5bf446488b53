import { sql, type Kysely } from 'kysely'
import type { ShopperPlan } from '../../domain/shopper/shopper-plan.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

/** A synthetic customer of a brand, new or changed. */
export async function saveShopperPlan(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  plan: ShopperPlan,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into shopper_plan (brand_id, name, plan) values (${brandId}, ${plan.name}, ${JSON.stringify(plan)})
      on conflict (brand_id, name) do update set plan = excluded.plan
    `.execute(trx)
    await audit(trx, by, { brandId, action: 'mystery-shopper.save', subject: plan.name, after: plan })
  })
}

/** False where there is none of that name. Visits that were made stay. */
export async function removeShopperPlan(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  name: string,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('shopper_plan')
      .where('brand_id', '=', brandId)
      .where('name', '=', name)
      .returning('plan')
      .executeTakeFirst()
    if (!gone) return false
    await audit(trx, by, { brandId, action: 'mystery-shopper.remove', subject: name, before: gone.plan })
    return true
  })
}
