import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { PersonId } from '../domain/ids.ts'
import { DAY, formatInstant, type Instant } from '../domain/time/instant.ts'
import type { AbsenceFeed, AbsenceFeedStore } from '../workflows/ports/absence-feed-store.ts'
import { replaceFeedAbsences } from './changes/absences.ts'
import { audit } from './changes/audit.ts'
import type { DB } from './schema.ts'

/** A calendar that has not changed is worked out anew after so long. */
const LOOK_AHEAD_AGAIN = 7 * DAY

interface FeedRow {
  readonly id: string
  readonly person_id: string
  readonly time_zone: string
  readonly sealed_url: Buffer
  readonly etag: string | null
  readonly last_modified: string | null
  readonly failures: number
}

export function absenceFeedStore(trx: Transaction<DB>, now: Instant, newId: () => string): AbsenceFeedStore {
  const at = sql`${formatInstant(now)}::timestamptz`
  return {
    async add({ id, personId, sealedUrl, urlHash, host }, byId, most) {
      const { rows } = await sql<{ url_hash: Buffer }>`
        select url_hash from absence_feed where person_id = ${personId}`.execute(trx)
      if (rows.some((row) => row.url_hash.equals(urlHash))) return 'known'
      if (rows.length >= most) return 'too-many'
      await sql`
        insert into absence_feed (id, person_id, sealed_url, url_hash, host, next_at, created_at)
        values (${id}, ${personId}, ${sealedUrl}, ${urlHash}, ${host}, ${at}, ${at})`.execute(trx)
      const by = { personId: byId, newId }
      const after = { id, host }
      await audit(trx, by, { brandId: null, action: 'absence.follow', subject: personId, after })
      return 'added'
    },

    async takeDue(limit, until) {
      return await take(
        trx,
        now,
        until,
        sql`f.id in (select id from absence_feed where next_at <= ${at}
          order by next_at limit ${limit} for update skip locked)`,
      )
    },

    async takeOne(id, since, until) {
      const which = sql`f.id = ${id} and coalesce(f.asked_at, '-infinity') <= ${formatInstant(since)}::timestamptz`
      const [feed] = await take(trx, now, until, which)
      return feed ?? null
    },

    async noteRead({ id, personId }, read, nextAt) {
      const { rows } = await sql`
        update absence_feed set read_at = ${at}, asked_at = ${at}, failures = 0, problem = null,
          next_at = ${formatInstant(nextAt)}::timestamptz
          ${
            read
              ? sql`, taken_over_at = ${at}, etag = ${read.version.etag}, last_modified = ${read.version.lastModified}`
              : sql``
          }
        where id = ${id} returning 1`.execute(trx)
      if (rows.length > 0 && read)
        await replaceFeedAbsences(trx, newId, { id, personId }, new Date(now), read.absences)
    },

    async noteFailed(id, problem, failures, nextAt) {
      await sql`
        update absence_feed set asked_at = ${at}, failures = ${failures}, problem = ${problem},
          next_at = ${formatInstant(nextAt)}::timestamptz
        where id = ${id}`.execute(trx)
    },
  }
}

async function take(
  trx: Transaction<DB>,
  now: Instant,
  until: Instant,
  which: RawBuilder<unknown>,
): Promise<readonly AbsenceFeed[]> {
  const fresh = sql`f.taken_over_at > ${formatInstant(now - LOOK_AHEAD_AGAIN)}::timestamptz`
  const { rows } = await sql<FeedRow>`
    update absence_feed f
    set next_at = ${formatInstant(until)}::timestamptz, asked_at = ${formatInstant(now)}::timestamptz
    from person p where p.id = f.person_id and ${which}
    returning f.id, f.person_id, p.time_zone, f.sealed_url, f.failures,
      case when ${fresh} then f.etag end as etag, case when ${fresh} then f.last_modified end as last_modified
  `.execute(trx)
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id as PersonId,
    timeZone: row.time_zone,
    sealedUrl: row.sealed_url,
    etag: row.etag,
    lastModified: row.last_modified,
    failures: row.failures,
  }))
}
