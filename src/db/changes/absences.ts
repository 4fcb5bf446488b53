import { sql, type Kysely } from 'kysely'
import type { Period } from '../../domain/roster/schedule.ts'
import type { AbsenceRow } from '../read/absences.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'

export async function addAbsence(
  db: Kysely<DB>,
  by: By,
  absence: {
    readonly id: string
    readonly personId: string
    readonly from: Date
    readonly to: Date
    readonly reason: string | null
  },
): Promise<void> {
  const { id, personId, from, to, reason } = absence
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('absence')
      .values({ id, person_id: personId, from_at: from, to_at: to, reason })
      .execute()
    await audit(trx, by, { brandId: null, action: 'absence.add', subject: personId, after: { id, from, to } })
  })
}

export async function removeAbsence(db: Kysely<DB>, by: By, absence: AbsenceRow): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('absence').where('id', '=', absence.id).execute()
    const { id, person_id, from_at, to_at } = absence
    const before = { id, from: from_at, to: to_at }
    await audit(trx, by, { brandId: null, action: 'absence.remove', subject: person_id, before })
  })
}

/** What a calendar says from now on replaces what it said before; what people said themselves stays. */
export async function replaceCalendarAbsences(
  db: Kysely<DB>,
  by: By,
  personId: string,
  since: Date,
  absences: readonly Period[],
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select from person where id = ${personId} for update`.execute(trx)
    await sql`
      delete from absence where person_id = ${personId} and source = 'calendar' and to_at > ${since}
    `.execute(trx)
    for (const { from, to } of absences)
      await trx
        .insertInto('absence')
        .values({
          id: by.newId(),
          person_id: personId,
          from_at: new Date(from),
          to_at: new Date(to),
          source: 'calendar',
        })
        .execute()
    const after = { absences: absences.length }
    await audit(trx, by, { brandId: null, action: 'absence.import', subject: personId, after })
  })
}
