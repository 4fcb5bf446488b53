import { z } from 'zod'
import { brandPayWritten } from '../../../db/changes/brand-pay.ts'
import { setBudgets } from '../../../db/changes/budgets.ts'
import { committedOf, readLimits } from '../../../db/dispatch/budgets.ts'
import { budgetPeriods } from '../../../domain/dispatch/budget.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import { ok } from '../../answer.ts'
import type { Budgets } from '../../api-types.ts'
import { by } from '../../by.ts'
import type { HttpDeps } from '../../deps.ts'
import { oneBrand } from '../../pick-brand.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { brandQuery, managedBy } from '../../schema.ts'

const limit = z.int().min(0).max(1_000_000_000_000).nullable()

export const budgets = z
  .object({
    /** Of the pay rules; null while the brand has none: then nothing is offered for money, and nothing is reserved. */
    currency: z.string().nullable(),
    items: z.array(
      z.object({
        /** The last 60 minutes, the last 24 hours, this month on the brand's calendar, any one conversation for good. */
        period: z.enum(budgetPeriods),
        /** In the smallest unit of the currency; null: no limit. */
        limit_minor: limit,
        /** Paid or promised by now; null for single conversations. */
        committed_minor: z.int().nullable(),
        managed_by: managedBy,
      }),
    ),
  })
  .meta({ id: 'Budgets' })

export const newBudgets = z
  .object({
    brand: z.string().max(64).optional(),
    hour: limit,
    day: limit,
    month: limit,
    conversation: limit,
  })
  .partial()
  .refine(
    (said) => budgetPeriods.some((period) => said[period] !== undefined),
    'name at least one of: hour, day, month, conversation',
  )

export const readBudgets = route({
  operation: 'budgets.read',
  method: 'get',
  path: '/budgets',
  summary: 'What the brand spends on freelance answers at most, and how much of it is committed.',
  query: z.object({ ...brandQuery }),
  answers: { 200: { is: 'Every period, limited or not.', schema: budgets } },
  async handle({ db }, { scope, now }) {
    const target = oneBrand(scope)
    return target.ok ? ok(await present(db, target.brand.id, now)) : target.answer
  },
})

export const changeBudgets = route({
  operation: 'budgets.set',
  method: 'put',
  path: '/budgets',
  summary:
    'Limit what is spent: it is reserved when an offer goes out, and at a limit staff go on alone. Null: no limit; what is not named stays.',
  body: newBudgets,
  answers: { 200: { is: 'The limits.', schema: budgets }, 409: { is: 'managed_by_config, with `periods`.' } },
  async handle(deps, { scope, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const { hour, day, month, conversation } = body
    const limits = { hour, day, month, conversation }
    const kept = await setBudgets(deps.db, by(deps, scope), target.brand.id, limits)
    if (kept.length > 0)
      return problem(
        409,
        'managed_by_config',
        `The brand's file says these limits: change them there: ${kept.join(', ')}.`,
        { periods: kept },
      )
    return ok(await present(deps.db, target.brand.id, now))
  },
})

async function present(db: HttpDeps['db'], brandId: string, now: Instant): Promise<Budgets> {
  const rules = await brandPayWritten(db, brandId)
  const limits = await readLimits(db, brandId)
  const time_zone =
    limits[0]?.time_zone ??
    (await db.selectFrom('brand').select('time_zone').where('id', '=', brandId).executeTakeFirstOrThrow())
      .time_zone
  const all = budgetPeriods.map(
    (period) =>
      limits.find((one) => one.period === period) ?? {
        period,
        limit_minor: null,
        managed_by: 'console' as const,
        time_zone,
      },
  )
  const known = all.map((one) => ({ ...one, limit_minor: one.limit_minor ?? 0 }))
  const committed = await committedOf(db, brandId, known, now, null)
  return {
    currency: rules?.currency ?? null,
    items: all.map(({ period, limit_minor, managed_by }, index) => ({
      period,
      limit_minor,
      committed_minor: period === 'conversation' ? null : committed[index]!.committedMinor,
      managed_by,
    })),
  }
}
