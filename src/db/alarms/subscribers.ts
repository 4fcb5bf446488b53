import { sql, type Transaction } from 'kysely'
import type { AlarmCause } from '../../domain/alarm/alarm.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { PersonId } from '../../domain/ids.ts'
import { formatInstant, HOUR, type Instant } from '../../domain/time/instant.ts'
import type { AlarmSubscriber } from '../../workflows/ports/alarm-store.ts'
import type { DigestRoad } from '../../workflows/ports/digest-store.ts'
import type { DB } from '../schema.ts'

interface SubscriptionRow {
  readonly brand_id: string
  readonly person_id: PersonId
  readonly causes: readonly AlarmCause[]
  readonly via: readonly DigestRoad[]
  readonly language: string
  readonly time_zone: string
}

interface HeardRow {
  readonly person_id: PersonId
  readonly heard: Readonly<Partial<Record<AlarmCause, number>>>
  readonly told: readonly string[]
}

/** Everybody with subscriptions; nobody while another node tells them, which ends with its transaction. */
export async function holdSubscribers(
  trx: Transaction<DB>,
  now: Instant,
): Promise<readonly AlarmSubscriber[]> {
  const { rows: held } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('sundial alarms are told', 0)) as mine
  `.execute(trx)
  if (!held[0]!.mine) return []
  const { rows } = await sql<SubscriptionRow>`
    select s.brand_id, s.person_id, s.causes, s.via, s.language, s.time_zone
    from alarm_subscription s join person p on p.id = s.person_id
    where p.removed_at is null and cardinality(s.causes) > 0
    order by s.person_id, s.brand_id
  `.execute(trx)
  const heard = await heardOf(trx, now)
  return [...groupBy(rows, ({ person_id }) => person_id)].map(([personId, subscriptions]) => {
    const [first] = subscriptions as [SubscriptionRow]
    const { heard: at, told } = heard.get(personId) ?? { heard: {}, told: [] }
    return {
      personId,
      language: first.language,
      zone: first.time_zone,
      via: [...new Set(subscriptions.flatMap(({ via }) => via))],
      wants: new Map(subscriptions.map(({ brand_id, causes }) => [brand_id, new Set(causes)])),
      heardAt: new Map(Object.entries(at) as [AlarmCause, number][]),
      told: new Set(told),
    }
  })
}

/** What was told of alarms that still stand, and of the last hour. */
async function heardOf(trx: Transaction<DB>, now: Instant): Promise<ReadonlyMap<PersonId, HeardRow>> {
  const { rows } = await sql<HeardRow>`
    with notices as (
      select * from alarm_notice
      where queued_at > ${formatInstant(now - HOUR)}::timestamptz
        or alarm_ids && (select coalesce(array_agg(id), '{}') from alarm where ended_at is null)
    )
    select n.person_id, array_agg(distinct alarm_id) as told, (
      select json_object_agg(cause, at) from (
        select cause, floor(extract(epoch from max(m.queued_at)) * 1000)::bigint as at
        from notices m, unnest(m.causes) as cause where m.person_id = n.person_id group by cause) last) as heard
    from notices n, unnest(n.alarm_ids) as alarm_id
    group by n.person_id
  `.execute(trx)
  return new Map(rows.map((row) => [row.person_id, row]))
}
