import { sql, type Kysely } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { Cause } from '../../domain/neglect/cause.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import { clockOr } from '../auth/authenticated-person.ts'
import type { DB } from '../schema.ts'

export type Deed = 'apology' | 'call_back'
export type RecoveryOutcome = 'reconciled' | 'unreachable' | 'lost' | 'not_needed'

export interface RecoveryRow {
  readonly turn_id: string
  readonly customer_id: string
  readonly customer_name: string | null
  readonly conversation_id: string
  readonly channel_kind: ChannelKind
  readonly language: string | null
  readonly time_zone: string
  readonly turns: number
  readonly opened_at: Date
  readonly ended_at: Date | null
  readonly wait_ms: number
  readonly target_ms: number
  readonly cause: Cause | null
  readonly recovery_id: string | null
  readonly owner_id: string | null
  readonly owner_name: string | null
  readonly deed: Deed | null
  readonly outcome: RecoveryOutcome | null
  readonly note: string | null
  readonly owned_at: Date | null
  readonly closed_at: Date | null
}

/** Who waits to be made up with: nobody has taken them on, somebody has, or it is done. */
export type RecoveryState = 'waiting' | 'owned' | 'closed'

interface Asked {
  readonly brandId: string
  readonly state: RecoveryState
  /** Turns that began from then on. */
  readonly since: Instant
  readonly now: Instant
  /** One customer only. */
  readonly customerId?: string
}

/**
 * Customers who waited past twice the promise since their last recovery ended, each once with their worst turn; those
 * whom it hit hardest come first. A closed one keeps the turns that it was about.
 */
export async function readRecoveries(
  db: Kysely<DB>,
  { brandId, state, since, now, customerId }: Asked,
  after: readonly [number, string] | null,
  limit: number,
): Promise<readonly RecoveryRow[]> {
  const at = clockOr(now)
  const standing =
    state === 'closed'
      ? sql`r.closed_at is not null`
      : sql`r.closed_at is null and r.id is ${state === 'owned' ? sql`not null` : sql`null`}`
  const { rows } = await sql<RecoveryRow>`
    with late as (
      select a.*, floor(extract(epoch from coalesce(a.ended_at, ${at}) - a.opened_at) * 1000)::bigint as wait_ms
      from turn_account a
      where a.brand_id = ${brandId} and a.opened_at >= ${formatInstant(since)}::timestamptz
        and (a.neglected or (a.ended_at is null and a.past_at < ${at}))
        and a.target_ms is not null and coalesce(a.outcome, '') not in ('no_reply_needed', 'not_customer', 'merged')
        and ${customerId === undefined ? sql`true` : sql`a.customer_id = ${customerId}::uuid`}
    ), twice as (
      select late.*, r.id as recovery_id, r.owner_id, r.deed, r.outcome as result, r.note, r.owned_at, r.closed_at
      from late
      left join lateral (
        select * from recovery r where r.brand_id = ${brandId} and r.customer_id = late.customer_id
          and (r.closed_at is null or r.closed_at >= late.opened_at)
        order by r.closed_at nulls last limit 1) r on true
      where (late.wait_ms > 2 * late.target_ms or late.outcome = 'unanswered') and ${standing}
    ), worst as (
      select distinct on (customer_id, recovery_id) twice.*,
        count(*) over (partition by customer_id, recovery_id)::int as turns
      from twice order by customer_id, recovery_id, wait_ms desc, turn_id
    )
    select w.turn_id, w.customer_id, cu.name as customer_name, w.conversation_id, ch.kind as channel_kind, w.language, w.time_zone, w.turns,
      w.opened_at, w.ended_at, w.wait_ms, w.target_ms, w.cause, w.recovery_id, w.owner_id, p.name as owner_name, w.deed,
      w.result as outcome, w.note, w.owned_at, w.closed_at
    from worst w
    join channel ch on ch.brand_id = ${brandId} and ch.id = w.channel_id
    left join customer cu on cu.brand_id = ${brandId} and cu.id = w.customer_id
    left join person p on p.id = w.owner_id
    where ${after ? sql`(w.wait_ms, w.turn_id) < (${after[0]}::bigint, ${after[1]}::uuid)` : sql`true`}
    order by w.wait_ms desc, w.turn_id desc limit ${limit}
  `.execute(db)
  return rows
}
