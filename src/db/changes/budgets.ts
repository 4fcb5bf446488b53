import { sql, type Kysely } from 'kysely'
import { budgetPeriods, type BudgetPeriod } from '../../domain/dispatch/budget.ts'
import { readLimits } from '../dispatch/budgets.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

/** In the smallest unit of the brand's currency; null: no limit. What is not named stays. */
export type BudgetLimits = Readonly<Partial<Record<BudgetPeriod, number | null | undefined>>>

/** Counts from the next search on; what is offered already stays offered. Answers the periods that the brand's file looks after. */
export async function setBudgets(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  limits: BudgetLimits,
): Promise<readonly BudgetPeriod[]> {
  return await db.transaction().execute(async (trx) => {
    await sql`select from brand where id = ${brandId} for update`.execute(trx)
    const before = await readLimits(trx, brandId)
    const limitNow = (period: BudgetPeriod) => before.find((one) => one.period === period) ?? null
    const changed = budgetPeriods.filter(
      (period) => limits[period] !== undefined && limits[period] !== (limitNow(period)?.limit_minor ?? null),
    )
    const kept = changed.filter((period) => limitNow(period)?.managed_by === 'config')
    if (kept.length > 0 || changed.length === 0) return kept
    for (const period of changed) await setLimit(trx, brandId, period, limits[period] ?? null, 'console')
    await audit(trx, by, {
      brandId,
      action: 'brand.budgets',
      subject: brandId,
      before: Object.fromEntries(changed.map((period) => [period, limitNow(period)?.limit_minor ?? null])),
      after: Object.fromEntries(changed.map((period) => [period, limits[period] ?? null])),
    })
    return []
  })
}

/** What a brand's file limits is looked after by the file; what it names no more, stays, and may be changed in the console. */
export async function importBudgets(
  trx: Kysely<DB>,
  brandId: string,
  limits: Readonly<Partial<Record<BudgetPeriod, number | undefined>>>,
  managedBy: 'console' | 'config',
): Promise<void> {
  await sql`update budget set managed_by = 'console' where brand_id = ${brandId}`.execute(trx)
  for (const period of budgetPeriods) {
    const limit = limits[period]
    if (limit !== undefined) await setLimit(trx, brandId, period, limit, managedBy)
  }
}

async function setLimit(
  trx: Kysely<DB>,
  brandId: string,
  period: BudgetPeriod,
  limit: number | null,
  managedBy: 'console' | 'config',
): Promise<void> {
  if (limit === null)
    await sql`delete from budget where brand_id = ${brandId} and period = ${period}`.execute(trx)
  else
    await sql`
      insert into budget (brand_id, period, limit_minor, managed_by) values (${brandId}, ${period}, ${limit}, ${managedBy})
      on conflict (brand_id, period) do update set limit_minor = excluded.limit_minor, managed_by = excluded.managed_by
    `.execute(trx)
}
