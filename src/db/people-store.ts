import { sql, type Transaction } from 'kysely'
import type { BrandId, PersonId } from '../domain/ids.ts'
import { formatInstant, type Instant } from '../domain/time/instant.ts'
import type { PeopleStore, Role } from '../workflows/ports/people-store.ts'
import { endSecondFactor } from './auth/second-factors.ts'
import { recountLeadTimes } from './dispatch/lead-times.ts'
import { desksOf, dutyBookOf, loadRosters, whoIsOnDuty } from './people/on-duty.ts'
import type { Directory } from './people/directory.ts'
import { recountFairness } from './people/recount-fairness.ts'
import { personOf, type PersonRow } from './people/person-row.ts'
import { dropSeats, keepSeats } from './people/seats.ts'
import type { DB } from './schema.ts'
import type { SetupCache } from './setup-cache.ts'

export function peopleStore(
  trx: Transaction<DB>,
  now: Instant,
  cache: SetupCache,
  directory: Directory,
): PeopleStore {
  const active = () => trx.selectFrom('person').selectAll('person').where('removed_at', 'is', null)
  return {
    async person(id) {
      const row = await active().where('id', '=', id).executeTakeFirst()
      return row ? personOf(row) : null
    },

    async persons(ids) {
      if (ids.length === 0) return []
      return (await active().where('id', 'in', ids).execute()).map(personOf)
    },

    async names(ids) {
      if (ids.length === 0) return new Map()
      const rows = await trx.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()
      return new Map(rows.map(({ id, name }) => [id, name]))
    },

    async ofBrand(brandId, role) {
      const rows = await active()
        .innerJoin('membership as m', 'm.person_id', 'person.id')
        .where('m.brand_id', '=', brandId)
        .where('m.role', '=', role)
        .execute()
      return rows.map(personOf)
    },

    directory: (brandId, role) => directory.get(trx, brandId, role),

    reach: () => directory.reach(trx, now),

    burdens: () => directory.burdens(trx, now),

    seats: async (brandId) => (await directory.seats(trx, now)).get(brandId) ?? new Map(),

    keepSeats: (brandId, channelId, seats, until) => keepSeats(trx, brandId, channelId, seats, until),

    dropSeats: (channelId) => dropSeats(trx, channelId),

    noteAsked: (kind, ids) => directory.noteAsked(kind, ids),

    async recountFairness() {
      await recountFairness(trx, now)
      await recountLeadTimes(trx, now)
    },

    async rolesOf(personId) {
      const rows = await trx
        .selectFrom('membership')
        .select(['brand_id', 'role'])
        .where('person_id', '=', personId)
        .execute()
      return rows.map((row) => ({ brandId: row.brand_id as BrandId, role: row.role as Role }))
    },

    async onDuty(brandId, at) {
      return whoIsOnDuty(await cache.get(`rosters:${brandId}`, () => loadRosters(trx, brandId)), at)
    },

    async dutyBook(brandId) {
      return dutyBookOf(await cache.get(`rosters:${brandId}`, () => loadRosters(trx, brandId)))
    },

    async rosters(brandId) {
      const rosters = await cache.get(`rosters:${brandId}`, () => loadRosters(trx, brandId))
      return new Map(rosters.map(({ slug, roster }) => [slug, roster]))
    },

    async desksOf(brandId, slug) {
      return desksOf(await cache.get(`rosters:${brandId}`, () => loadRosters(trx, brandId)), slug)
    },

    async lock(id) {
      const row = await active().where('id', '=', id).forUpdate().executeTakeFirst()
      return row ? personOf(row) : null
    },

    async lockFree(ids) {
      if (ids.length === 0) return new Map()
      const rows = await active().where('id', 'in', ids).orderBy('id').forUpdate().skipLocked().execute()
      return new Map(rows.map((row) => [row.id as PersonId, personOf(row)]))
    },

    async remove(id) {
      await sql`update person set removed_at = ${formatInstant(now)}::timestamptz where id = ${id}`.execute(
        trx,
      )
      await sql`delete from absence_feed where person_id = ${id}`.execute(trx)
      await sql`delete from helpdesk_seat where person_id = ${id}`.execute(trx)
      await endSecondFactor(trx, id)
      await signOut(trx, id, now)
    },

    async join(from, into) {
      await sql`update person set joined_into = ${into} where id = ${from} and joined_into is null`.execute(
        trx,
      )
      await sql`
        update payout_profile set ended_at = ${formatInstant(now)}::timestamptz
        where person_id = ${from} and ended_at is null`.execute(trx)
    },

    signOut: (id) => signOut(trx, id, now),

    setPresent: (id, until) => setPresent(trx, id, until, now),

    async setAway(id, until) {
      await trx
        .updateTable('person')
        .set({
          away_until: until === null ? null : new Date(until),
          ...(until !== null && { present_until: null }),
        })
        .where('id', '=', id)
        .execute()
    },
  }
}

async function signOut(trx: Transaction<DB>, id: PersonId, now: Instant): Promise<void> {
  const at = sql`${formatInstant(now)}::timestamptz`
  await sql`update person set present_until = null, pushes = false where id = ${id}`.execute(trx)
  await sql`delete from session where person_id = ${id}`.execute(trx)
  await sql`delete from push_subscription where person_id = ${id}`.execute(trx)
  await sql`update token set revoked_at = coalesce(revoked_at, ${at}) where person_id = ${id}`.execute(trx)
  await sql`update shift_feed set revoked_at = coalesce(revoked_at, ${at}) where person_id = ${id}`.execute(
    trx,
  )
}

/** The time since the last heartbeat counts if the presence it announced had not run out. */
async function setPresent(trx: Transaction<DB>, id: PersonId, until: Instant, now: Instant): Promise<void> {
  const at = sql`${formatInstant(now)}::timestamptz`
  const { rows } = await sql<Pick<PersonRow, 'present_until'>>`
    select present_until from person where id = ${id} for update
  `.execute(trx)
  const before = rows[0]?.present_until?.getTime() ?? null
  const beat = until - now
  const gained = before !== null && before > now ? Math.max(0, beat - (before - now)) : 0
  await sql`
    update person set present_until = ${formatInstant(until)}::timestamptz, away_until = null where id = ${id}
  `.execute(trx)
  await sql`
    insert into presence (person_id, day, present_ms) values (${id}, (${at} at time zone 'UTC')::date, ${gained})
    on conflict (person_id, day) do update set present_ms = presence.present_ms + excluded.present_ms
  `.execute(trx)
}
