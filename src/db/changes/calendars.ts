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
