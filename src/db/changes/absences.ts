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

/** What a calendar that is handed in says from now on replaces what the last one said; what people said themselves, or follow, stays. */
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
      delete from absence
      where person_id = ${personId} and source = 'calendar' and feed_id is null and to_at > ${since}
    `.execute(trx)
    await addCalendarAbsences(trx, by.newId, { personId, feedId: null }, absences)
    const after = { absences: absences.length }
    await audit(trx, by, { brandId: null, action: 'absence.import', subject: personId, after })
  })
}

/** What a calendar that is followed says from now on replaces what it said before. */
export async function replaceFeedAbsences(
  trx: Kysely<DB>,
  newId: () => string,
  feed: { readonly id: string; readonly personId: string },
  since: Date,
  absences: readonly Period[],
): Promise<void> {
  await sql`delete from absence where feed_id = ${feed.id} and to_at > ${since}`.execute(trx)
  await addCalendarAbsences(trx, newId, { personId: feed.personId, feedId: feed.id }, absences)
}

async function addCalendarAbsences(
  trx: Kysely<DB>,
  newId: () => string,
  { personId, feedId }: { readonly personId: string; readonly feedId: string | null },
  absences: readonly Period[],
): Promise<void> {
  if (absences.length === 0) return
  const instants = (pick: (one: Period) => number) => absences.map((one) => new Date(pick(one)).toISOString())
  await sql`
    insert into absence (id, person_id, from_at, to_at, source, feed_id)
    select id, ${personId}, from_at, to_at, 'calendar', ${feedId}::uuid
    from unnest(${absences.map(() => newId())}::uuid[], ${instants(({ from }) => from)}::timestamptz[],
      ${instants(({ to }) => to)}::timestamptz[]) as one(id, from_at, to_at)
  `.execute(trx)
}

/** Nobody is away by that calendar any more; what is over stays on record. True when there was such a calendar. */
export async function endAbsenceFeed(db: Kysely<DB>, by: By, feedId: string, now: Date): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    await sql`delete from absence where feed_id = ${feedId} and to_at > ${now}`.execute(trx)
    const { rows } = await sql<{ person_id: string; host: string }>`
      delete from absence_feed where id = ${feedId} returning person_id, host
    `.execute(trx)
    const [ended] = rows
    if (!ended) return false
    const before = { id: feedId, host: ended.host }
    await audit(trx, by, { brandId: null, action: 'absence.unfollow', subject: ended.person_id, before })
    return true
  })
}
