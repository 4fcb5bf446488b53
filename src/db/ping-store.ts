import { sql, type Transaction } from 'kysely'
import type { BrandId, ConversationId, OfferId, PersonId } from '../domain/ids.ts'
import type { Via } from '../domain/people/person.ts'
import { formatInstant, type Instant } from '../domain/time/instant.ts'
import type { PingInContext, PingKind, PingStore } from '../workflows/ports/ping-store.ts'
import type { DB } from './schema.ts'

interface PingRow {
  readonly brand_id: string
  readonly id: string
  readonly person_id: string
  readonly kind: PingKind
  readonly conversation_id: string | null
  readonly offer_id: string | null
  readonly event_id: number | null
  readonly via: Via
  readonly attempts: number
  readonly brand_name: string
  readonly channel_name: string | null
  readonly channel_kind: string | null
  readonly language: string | null
  readonly waits_since: Date | null
  readonly due_at: Date | null
  /** The clock whose step it tells of is not over. */
  readonly clock_stands: boolean
  readonly offer_state: string | null
  readonly expires_at: Date | null
  readonly taken_by: string | null
  readonly receipt: PingInContext['receipt']
  readonly message_id: string | null
}

/** What may be told of the work a ping is about. The customer's words are in none of these columns. */
const inContext = sql.raw(`
  select p.*, b.name as brand_name, ch.name as channel_name, ch.kind as channel_kind, c.language,
    t.opened_at as waits_since, coalesce(own.due_at, w.due_at) as due_at, own.id is not null as clock_stands, o.state as offer_state, o.expires_at, h.name as taken_by
  from ping p
  join brand b on b.id = p.brand_id
  left join offer o on o.brand_id = p.brand_id and o.id = p.offer_id
  left join conversation c on c.brand_id = p.brand_id and c.id = p.conversation_id
  left join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
  left join turn t on t.brand_id = p.brand_id and t.conversation_id = p.conversation_id and t.closed_at is null
  left join lateral (
    select min(due_at) as due_at from timer
    where brand_id = t.brand_id and conversation_id = t.conversation_id and turn_id = t.id and kind = 'clock') w on true
  left join lateral (
    select tm.id, tm.due_at from event e
    join timer tm on tm.brand_id = e.brand_id and tm.conversation_id = p.conversation_id
      and tm.id = (e.payload ->> 'timer_id')::uuid
    where e.brand_id = p.brand_id and e.id = p.event_id) own on true
  left join claim a on a.brand_id = p.brand_id and a.conversation_id = p.conversation_id and a.state = 'active'
  left join person h on h.id = a.person_id`)

export function pingStore(trx: Transaction<DB>, now: Instant): PingStore {
  const at = formatInstant(now)
  return {
    async add(brandId, pings) {
      if (pings.length === 0) return []
      const rows = await trx
        .insertInto('ping')
        .values(
          pings.map((ping) => ({
            brand_id: brandId,
            id: ping.id,
            person_id: ping.personId,
            kind: ping.kind,
            conversation_id: ping.conversationId,
            offer_id: ping.offerId,
            event_id: ping.eventId,
            via: ping.via,
            state: 'queued',
            queued_at: at,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute()
      return rows.map(({ id }) => id)
    },

    async lease(brandId, pingIds, until) {
      const { rows } = await sql<PingRow>`
        with people as (
          select distinct person_id, via from ping where brand_id = ${brandId} and id = any (${pingIds}::uuid[])
        ), waiting as (
          select w.brand_id, w.id from ping w join people using (person_id, via)
          where w.brand_id = ${brandId} and w.state = 'queued' and coalesce(w.leased_until, '-infinity') < ${at}::timestamptz
          for update of w skip locked
        ), leased as (
          update ping p set leased_until = ${formatInstant(until)}::timestamptz, attempts = attempts + 1
          from waiting where p.brand_id = waiting.brand_id and p.id = waiting.id
        )
        select context.* from (${inContext}) context join waiting using (brand_id, id) order by context.queued_at, context.id
      `.execute(trx)
      return rows.map(pingOf)
    },

    async heldUntil(brandId, pingIds) {
      const { rows } = await sql<{ until: Date | null }>`
        select max(leased_until) as until from ping
        where brand_id = ${brandId} and id = any (${pingIds}::uuid[]) and state = 'queued' and leased_until >= ${at}::timestamptz
      `.execute(trx)
      return rows[0]?.until?.getTime() ?? null
    },

    async setSent(brandId, ids, messageId, receipt) {
      await sql`
        update ping set state = 'sent', sent_at = ${at}::timestamptz, leased_until = null, error = null,
          message_id = ${messageId}, receipt = ${JSON.stringify(receipt)}::jsonb
        where brand_id = ${brandId} and id = any (${ids}::uuid[])
      `.execute(trx)
      await sql`
        update offer o set delivered_at = ${at}::timestamptz from ping p
        where p.brand_id = ${brandId} and p.id = any (${ids}::uuid[])
          and o.brand_id = p.brand_id and o.id = p.offer_id and o.delivered_at is null
      `.execute(trx)
    },

    async setFailed(brandId, ids, error, final) {
      await sql`
        update ping set state = ${final ? 'failed' : 'queued'}, leased_until = null, error = ${error}
        where brand_id = ${brandId} and id = any (${ids}::uuid[])
      `.execute(trx)
    },

    async drop(brandId, ids) {
      await sql`
        update ping set state = 'dropped', leased_until = null where brand_id = ${brandId} and id = any (${ids}::uuid[])
      `.execute(trx)
    },

    async messagesAbout(brandId, offerIds, via) {
      const { rows } = await sql<PingRow>`
        select context.* from (${inContext}) context
        where brand_id = ${brandId} and via = ${via} and state = 'sent' and message_id in (
          select message_id from ping
          where brand_id = ${brandId} and offer_id = any (${offerIds}::uuid[]) and via = ${via} and state = 'sent')
        order by queued_at, id
      `.execute(trx)
      return rows.map(pingOf)
    },

    async setDelivered(offerId) {
      const { rows } = await sql`
        update offer set delivered_at = ${at}::timestamptz where id = ${offerId} and delivered_at is null returning 1
      `.execute(trx)
      return rows.length > 0
    },
  }
}

function pingOf(row: PingRow): PingInContext {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id,
    personId: row.person_id as PersonId,
    kind: row.kind,
    conversationId: row.conversation_id as ConversationId | null,
    offerId: row.offer_id as OfferId | null,
    eventId: row.event_id,
    via: row.via,
    attempts: row.attempts,
    brandName: row.brand_name,
    channelName: row.channel_name,
    channelKind: row.channel_kind,
    language: row.language,
    waitsSince: row.waits_since?.getTime() ?? null,
    dueAt: row.due_at?.getTime() ?? null,
    stands: stands(row),
    offerState: row.offer_state,
    expiresAt: row.expires_at?.getTime() ?? null,
    takenBy: row.taken_by,
    receipt: row.receipt,
    messageId: row.message_id,
  }
}

/** A promise, news or a solution may be due while nobody waits for an answer. */
function stands({ kind, offer_id, offer_state, waits_since, clock_stands }: PingRow): boolean {
  if (kind === 'incident' || kind === 'channel') return true
  return offer_id === null ? waits_since !== null || clock_stands : offer_state === 'open'
}
