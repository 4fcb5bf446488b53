import { sql, type Transaction } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { Standing } from '../../domain/dispatch/candidate.ts'
import { defaultGuards, defaultSettings } from '../../domain/dispatch/settings.ts'
import type { Work } from '../../domain/dispatch/work.ts'
import type { PersonId } from '../../domain/ids.ts'
import { DAY, formatInstant, HOUR, type Instant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'

interface StandingRow {
  readonly id: string
  readonly held: Partial<Record<ChannelKind, number>> | null
  readonly open_offers: Partial<Record<ChannelKind, number>> | null
  readonly last_hour: number | null
  readonly oldest: Date | null
  readonly today_ms: number | null
  readonly week_ms: number | null
  readonly working_since: Date | null
  readonly rested_at: Date | null
  readonly absent_until: Date | null
  readonly asked: boolean
  readonly spared_from: Date | null
  readonly present_ms: number | null
  readonly credit: number | null
  readonly offers: number | null
  readonly accepted: number | null
}

/**
 * What people did and were asked lately, over all brands they serve. Work that overlaps counts once; a stretch of work ends
 * with a rest of the usual length.
 */
export async function loadStandings(
  trx: Transaction<DB>,
  work: Work,
  people: readonly PersonId[],
  now: Instant,
): Promise<ReadonlyMap<PersonId, Standing>> {
  if (people.length === 0) return new Map()
  const at = sql`${formatInstant(now)}::timestamptz`
  const ago = (length: number) => sql`${formatInstant(now - length)}::timestamptz`
  const month = ago(defaultSettings.fairnessWindow)
  const rest = sql`make_interval(secs => ${defaultGuards.rest / 1000})`
  const { rows } = await sql<StandingRow>`
    select one.id, held.by_kind as held, asked.by_kind as open_offers, hour.n as last_hour, hour.oldest,
      (select round(extract(epoch from sum(upper(r) - lower(r))) * 1000)::bigint
        from unnest(week.spans * tstzmultirange(tstzrange(${ago(DAY)}, ${at}))) r) as today_ms,
      (select round(extract(epoch from sum(upper(r) - lower(r))) * 1000)::bigint from unnest(week.spans) r) as week_ms,
      (select lower(r) from unnest(week.stretches) r where r @> ${at}) as working_since,
      (select upper(r) from unnest(week.stretches) r where r @> ${at}) as rested_at,
      absent.until as absent_until, coalesce(turn.asked, false) as asked, spared.since as spared_from,
      present.ms as present_ms, month.credit, answers.n as offers, answers.accepted
    from unnest(${people}::uuid[]) as one(id)
    left join lateral (
      select jsonb_object_agg(channel_kind, n) as by_kind from (
        select channel_kind, count(*) as n from claim where state = 'active' and person_id = one.id group by 1) k
    ) held on true
    left join lateral (
      select jsonb_object_agg(channel_kind, n) as by_kind from (
        select channel_kind, count(*) as n from offer where state = 'open' and person_id = one.id group by 1) k
    ) asked on true
    left join lateral (
      select count(*)::int as n, min(offered_at) as oldest from offer
      where person_id = one.id and offered_at > ${ago(HOUR)}
    ) hour on true
    left join lateral (
      select range_agg(tstzrange(claimed_at, greatest(claimed_at, coalesce(ended_at, ${at})))) as spans,
        range_agg(tstzrange(claimed_at, greatest(claimed_at, coalesce(ended_at, ${at})) + ${rest})) as stretches
      from claim where person_id = one.id and claimed_at > ${ago(7 * DAY)}
    ) week on true
    left join lateral (
      select sum(coalesce(credit, 1)) as credit from claim where person_id = one.id and claimed_at > ${month}
    ) month on true
    left join lateral (
      select count(*)::int as n, count(*) filter (where state = 'claimed')::int as accepted from offer
      where person_id = one.id and offered_at > ${month} and delivered_at is not null
        and state in ('claimed', 'declined', 'expired')
    ) answers on true
    left join lateral (
      select sum(present_ms)::bigint as ms from presence
      where person_id = one.id and day >= (${month} at time zone 'UTC')::date
    ) present on true
    left join lateral (
      select max(to_at) as until from absence where person_id = one.id and from_at <= ${at} and to_at > ${at}
    ) absent on true
    left join lateral (
      select max(ended_at) as since from claim
      where brand_id = ${work.brandId} and conversation_id = ${work.conversationId} and person_id = one.id
        and state in ('lapsed', 'handed_back')
    ) spared on true
    left join lateral (
      select true as asked from dispatch d join offer o on o.brand_id = d.brand_id and o.dispatch_id = d.id
      where d.brand_id = ${work.brandId} and d.turn_id = ${work.turnId} and o.person_id = one.id
        and o.state <> 'withdrawn' limit 1
    ) turn on true
  `.execute(trx)
  return new Map(rows.map((row) => [row.id as PersonId, standingOf(row)]))
}

function standingOf(row: StandingRow): Standing {
  const restedAt = row.rested_at?.getTime() ?? null
  return {
    held: row.held ?? {},
    openOffers: row.open_offers ?? {},
    offersLastHour: row.last_hour ?? 0,
    hourFreesAt: row.oldest ? row.oldest.getTime() + HOUR : null,
    handledToday: row.today_ms ?? 0,
    handledThisWeek: row.week_ms ?? 0,
    workingSince: row.working_since?.getTime() ?? null,
    lastWorkedAt: restedAt === null ? null : restedAt - defaultGuards.rest,
    absentUntil: row.absent_until?.getTime() ?? null,
    askedBefore: row.asked,
    sparedUntil: row.spared_from ? row.spared_from.getTime() + defaultSettings.spare : null,
    presence: row.present_ms ?? 0,
    work: row.credit ?? 0,
    offers: row.offers ?? 0,
    accepted: row.accepted ?? 0,
  }
}
