import { sql, type Transaction } from 'kysely'
import type { Digest } from '../domain/digest/digest.ts'
import type { DigestKind } from '../domain/digest/digest-period.ts'
import type { BrandId, PersonId } from '../domain/ids.ts'
import { formatInstant, type Instant } from '../domain/time/instant.ts'
import type { DigestRoad, DigestStore, Subscription } from '../workflows/ports/digest-store.ts'
import { subscribeOverseers } from './digests/subscribe-overseers.ts'
import type { DB } from './schema.ts'

interface SubscriptionRow {
  readonly brand_id: string
  readonly id: string
  readonly person_id: string
  readonly period: string
  readonly at_local_minute: number
  readonly time_zone: string
  readonly language: string
  readonly via: readonly DigestRoad[]
  readonly told_until: Date | null
}

interface DigestRow {
  readonly subscription_id: string | null
  readonly person_id: string
  readonly language: string
  readonly via: DigestRoad
  readonly figures: Digest
  readonly attempts: number
}

export function digestStore(trx: Transaction<DB>, now: Instant): DigestStore {
  const subscriptions = async (which: ReturnType<typeof sql>) => {
    const { rows } = await sql<SubscriptionRow>`
      select s.brand_id, s.id, s.person_id, s.period, s.at_local_minute, s.time_zone, s.language, s.via,
        (select max(d.to_at) from digest d where d.brand_id = s.brand_id and d.subscription_id = s.id) as told_until
      from digest_subscription s
      join person p on p.id = s.person_id and p.removed_at is null
      where s.ended_at is null and ${which}
      order by s.brand_id, s.id
    `.execute(trx)
    return rows.map(subscriptionOf)
  }
  return {
    subscribeOverseers: (newId) => subscribeOverseers(trx, newId),
    subscriptions: () => subscriptions(sql`true`),

    async subscriptionOf(brandId, personId, kind) {
      const mine = sql`s.brand_id = ${brandId} and s.person_id = ${personId} and s.period = ${kind}`
      return (await subscriptions(mine))[0] ?? null
    },

    async endSubscription(brandId, id, at) {
      const { rows } = await sql`
        update digest_subscription set ended_at = coalesce(ended_at, ${formatInstant(at)}::timestamptz)
        where brand_id = ${brandId} and id = ${id} returning id
      `.execute(trx)
      return rows.length > 0
    },

    async add({ brandId, id, subscriptionId, personId, language, via, digest }) {
      const { kind, zone, from, to } = digest.period
      const { rows } = await sql`
        insert into digest (brand_id, id, subscription_id, person_id, period, time_zone, language, via, from_at, to_at, figures)
        values (${brandId}, ${id}, ${subscriptionId}, ${personId}, ${kind}, ${zone}, ${language}, ${via},
          ${formatInstant(from)}, ${formatInstant(to)}, ${JSON.stringify(digest)})
        on conflict (brand_id, subscription_id, from_at, via) where subscription_id is not null do nothing
        returning id
      `.execute(trx)
      return rows.length > 0
    },

    async lease(brandId, id, until) {
      const { rows } = await sql<DigestRow>`
        update digest set leased_until = ${formatInstant(until)}::timestamptz, attempts = attempts + 1
        where brand_id = ${brandId} and id = ${id} and state = 'queued'
          and (leased_until is null or leased_until < ${formatInstant(now)}::timestamptz)
        returning subscription_id, person_id, language, via, figures, attempts
      `.execute(trx)
      return rows[0] ? leasedDigest(brandId, id, rows[0]) : null
    },

    async setSent(brandId, id, at) {
      await sql`
        update digest set state = 'sent', sent_at = ${formatInstant(at)}::timestamptz, leased_until = null, error = null
        where brand_id = ${brandId} and id = ${id} and state = 'queued'
      `.execute(trx)
    },

    async setFailed(brandId, id, error, final) {
      await sql`
        update digest set state = case when ${final}::boolean then 'failed' else state end, leased_until = null, error = ${error}
        where brand_id = ${brandId} and id = ${id} and state = 'queued'
      `.execute(trx)
    },
  }
}

function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    brandId: row.brand_id as BrandId,
    id: row.id,
    personId: row.person_id as PersonId,
    kind: row.period as DigestKind,
    minute: row.at_local_minute,
    zone: row.time_zone,
    language: row.language,
    via: row.via,
    toldUntil: row.told_until?.getTime() ?? null,
  }
}

function leasedDigest(brandId: BrandId, id: string, row: DigestRow) {
  return {
    brandId,
    id,
    subscriptionId: row.subscription_id,
    personId: row.person_id as PersonId,
    language: row.language,
    via: row.via,
    digest: row.figures,
    attempts: row.attempts,
  }
}
