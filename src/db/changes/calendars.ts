import { sql, type Kysely } from 'kysely'
import type { CalendarRow } from '../read/calendars.ts'
import type { DB } from '../schema.ts'
import { freezeCalendars } from '../setup/freeze-calendars.ts'
import { audit, type By } from './audit.ts'

export async function addCalendar(
  db: Kysely<DB>,
  by: By,
  calendar: Pick<CalendarRow, 'id' | 'brand_id' | 'slug' | 'name' | 'definition'>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('calendar')
      .values({ ...calendar, definition: JSON.stringify(calendar.definition) })
      .execute()
    await audit(trx, by, {
      brandId: calendar.brand_id,
      action: 'calendar.create',
      subject: calendar.id,
      after: calendar,
    })
  })
}

/** What `config/` manages is not touched. Policies that name it are published again with the new hours; running clocks keep theirs. */
export async function changeCalendar(
  db: Kysely<DB>,
  by: By,
  before: CalendarRow,
  change: { readonly name?: string | undefined; readonly definition?: unknown },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      update calendar set name = coalesce(${change.name ?? null}, name), version = version + 1,
        definition = coalesce(${change.definition === undefined ? null : JSON.stringify(change.definition)}::jsonb, definition)
      where brand_id = ${before.brand_id} and id = ${before.id} and managed_by = 'console'
    `.execute(trx)
    await audit(trx, by, {
      brandId: before.brand_id,
      action: 'calendar.change',
      subject: before.id,
      before,
      after: change,
    })
    await freezeCalendars(trx, by, before.brand_id)
  })
}

/** Removes hours unless a policy names them, as published or drafted since; answers the policies that do. */
export async function removeCalendar(
  db: Kysely<DB>,
  by: By,
  before: CalendarRow,
): Promise<readonly { readonly id: string; readonly slug: string }[]> {
  const { brand_id, id, slug } = before
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string; slug: string }>`
      select distinct p.id, p.slug from policy p
      join policy_version v on v.brand_id = p.brand_id and v.policy_id = p.id
        and v.version >= coalesce(p.published_version, 0)
      where p.brand_id = ${brand_id} and p.removed_at is null
        and exists (select from jsonb_array_elements(v.definition -> 'targets') t where t ->> 'calendar' = ${slug})
      order by p.slug
    `.execute(trx)
    if (rows.length > 0) return rows
    await trx.deleteFrom('calendar').where('brand_id', '=', brand_id).where('id', '=', id).execute()
    await audit(trx, by, { brandId: brand_id, action: 'calendar.remove', subject: id, before })
    return []
  })
}
