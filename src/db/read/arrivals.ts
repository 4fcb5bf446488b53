import { sql, type Kysely } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import { DAY, type Instant } from '../../domain/time/instant.ts'
import { SAMPLED } from '../figures/details.ts'
import type { DB } from '../schema.ts'

export interface ArrivalsRow {
  readonly kind: ChannelKind
  /** Null where it could not be told. */
  readonly language: string | null
  /** Where the customer is; where they did not say, the brand's. */
  readonly zone: string
  /** Begin of a quarter of an hour. */
  readonly at: Date
  readonly count: number
}

/** Demand is learnt from so long. */
export const LEARNT_FROM = 28 * DAY

/** How many waits began, by channel, language and the customers' zone; `sampled`: as the figures' sample of customers tells. */
export async function readArrivals(
  db: Kysely<DB>,
  brandId: string,
  now: Instant,
  sampled = false,
): Promise<readonly ArrivalsRow[]> {
  if (sampled) return readSampledArrivals(db, brandId, now)
  const since = new Date(now - LEARNT_FROM)
  const { rows } = await sql<ArrivalsRow>`
    select ch.kind, coalesce(c.language, cu.language) as language, coalesce(cu.time_zone, b.time_zone) as zone,
      date_bin('15 minutes', t.opened_at, timestamptz 'epoch') as at, count(*)::int as count
    from turn t
    join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id
    join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
    join brand b on b.id = t.brand_id
    where t.brand_id = ${brandId} and t.opened_at >= ${since} and t.opened_at < ${new Date(now)}
    group by 1, 2, 3, 4
  `.execute(db)
  return rows
}

/** Those of the same hour of the customers' week come at once: demand asks for nothing else. */
async function readSampledArrivals(
  db: Kysely<DB>,
  brandId: string,
  now: Instant,
): Promise<readonly ArrivalsRow[]> {
  const { rows } = await sql<ArrivalsRow>`
    select ch.kind, a.language, a.time_zone as zone, a.at, (${SAMPLED} * a.count)::int as count
    from (
      select channel_id, language, time_zone, local_hour, max(opened_at) as at, count(*) as count
      from turn_account
      where brand_id = ${brandId} and customer_sampled
        and opened_at >= ${new Date(now - LEARNT_FROM)} and opened_at < ${new Date(now)}
      group by 1, 2, 3, 4
    ) a join channel ch on ch.brand_id = ${brandId} and ch.id = a.channel_id
  `.execute(db)
  return rows
}

export interface HandlingRow {
  readonly kind: ChannelKind
  readonly seconds: number
}

/** Fewer pieces of work tell nothing. */
const ENOUGH = 20

/** The median time from taking work to answering it, where it was measured. */
export async function readHandling(
  db: Kysely<DB>,
  brandId: string,
  now: Instant,
): Promise<readonly HandlingRow[]> {
  const { rows } = await sql<HandlingRow>`
    select channel_kind as kind,
      percentile_cont(0.5) within group (order by extract(epoch from ended_at - claimed_at))::float as seconds
    from claim
    where brand_id = ${brandId} and state = 'answered' and claimed_at >= ${new Date(now - LEARNT_FROM)}
    group by 1 having count(*) >= ${ENOUGH}
  `.execute(db)
  return rows
}

export interface PromiseRow {
  readonly kinds: readonly ChannelKind[] | null
  readonly target_seconds: number
}

const lengthOf = sql`coalesce((t.value ->> 'target_seconds')::float, 60 * (t.value ->> 'target_minutes')::float)`

/** What published policies promise for a first answer, in their order; `kinds` null is every kind. */
export async function readPromises(db: Kysely<DB>, brandId: string): Promise<readonly PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    select v.definition -> 'conditions' -> 'kinds' as kinds, ${lengthOf} as target_seconds
    from policy p
    join policy_version v on v.brand_id = p.brand_id and v.policy_id = p.id and v.version = p.published_version
    cross join lateral jsonb_array_elements(v.definition -> 'targets') t
    where p.brand_id = ${brandId} and p.removed_at is null and t.value ->> 'metric' = 'first_response'
      and ${lengthOf} is not null
    order by p.position
  `.execute(db)
  return rows
}
