import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../domain/ids.ts'
import { formatInstant, type Instant } from '../domain/time/instant.ts'
import type { IncidentStore } from '../workflows/ports/incident-store.ts'
import type { DB } from './schema.ts'

export function incidentStore(trx: Transaction<DB>, now: Instant): IncidentStore {
  const one = (brandId: string, id: string) =>
    trx.updateTable('incident').where('brand_id', '=', brandId).where('id', '=', id)
  return {
    async atRisk(brandId, before, limit) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from (
          select from timer
          where brand_id = ${brandId} and kind = 'clock' and due_at < ${formatInstant(before)}::timestamptz
            and metric in ('first_response', 'next_response') and not history
          limit ${limit}) risky
      `.execute(trx)
      return rows[0]!.count
    },

    async open(brandId) {
      const row = await trx
        .selectFrom('incident')
        .select(['id', 'paged_at_risk'])
        .where('brand_id', '=', brandId)
        .where('closed_at', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      return row ? { id: row.id, pagedAtRisk: row.paged_at_risk } : null
    },

    async brands() {
      const rows = await trx
        .selectFrom('incident')
        .select('brand_id')
        .where('closed_at', 'is', null)
        .execute()
      return rows.map((row) => row.brand_id as BrandId)
    },

    async begin(brandId, id, atRisk) {
      const { numInsertedOrUpdatedRows = 0n } = await trx
        .insertInto('incident')
        .values({
          brand_id: brandId,
          id,
          opened_at: formatInstant(now),
          at_risk: atRisk,
          paged_at_risk: atRisk,
        })
        .onConflict((conflict) => conflict.column('brand_id').where('closed_at', 'is', null).doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows > 0n
    },

    async count(brandId, id, atRisk, paged) {
      await one(brandId, id)
        .set({ at_risk: atRisk, ...(paged && { paged_at_risk: atRisk }) })
        .execute()
    },

    async end(brandId, id, atRisk) {
      await one(brandId, id)
        .set({ at_risk: atRisk, closed_at: formatInstant(now) })
        .execute()
    },
  }
}
