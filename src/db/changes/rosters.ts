import { sql, type Kysely } from 'kysely'
import type { RosterRow } from '../read/rosters.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

export async function addRoster(
  db: Kysely<DB>,
  by: By,
  roster: Pick<RosterRow, 'id' | 'brand_id' | 'slug' | 'name' | 'audience' | 'schedule'>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('roster')
      .values({ ...roster, schedule: JSON.stringify(roster.schedule) })
      .execute()
    await audit(trx, by, {
      brandId: roster.brand_id,
      action: 'roster.create',
      subject: roster.id,
      after: roster,
    })
  })
}

export async function changeRoster(
  db: Kysely<DB>,
  by: By,
  before: RosterRow,
  change: {
    readonly name?: string | undefined
    readonly audience?: RosterRow['audience'] | undefined
    readonly schedule?: unknown
  },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      update roster set name = coalesce(${change.name ?? null}, name), audience = coalesce(${change.audience ?? null}, audience),
        schedule = coalesce(${change.schedule === undefined ? null : JSON.stringify(change.schedule)}::jsonb, schedule),
        version = version + 1
      where brand_id = ${before.brand_id} and id = ${before.id} and managed_by = 'console'
    `.execute(trx)
    await audit(trx, by, {
      brandId: before.brand_id,
      action: 'roster.change',
      subject: before.id,
      before,
      after: change,
    })
  })
}
