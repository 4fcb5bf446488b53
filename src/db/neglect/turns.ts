import { sql, type Transaction } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { TurnOutcome } from '../../domain/conversation/turn.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Metric } from '../../domain/policy/policy.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { TurnRecord } from '../../workflows/ports/neglect-store.ts'
import type { DB } from '../schema.ts'

interface TurnRow {
  readonly id: string
  readonly conversation_id: string
  readonly customer_id: string
  readonly customer_name: string | null
  readonly channel_id: string
  readonly channel_name: string
  readonly kind: ChannelKind
  readonly language: string | null
  readonly time_zone: string
  readonly number: number
  readonly opened_at: Date
  readonly closed_at: Date | null
  readonly outcome: TurnOutcome | null
  readonly metric: Metric | null
  readonly policy_id: string
  readonly policy_version: number
  readonly due_at: Date | null
}

/** Turns that began within `[from, to)`. */
export function readTurnsWithin(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
): Promise<readonly TurnRecord[]> {
  const since = sql`${formatInstant(from)}::timestamptz`
  const until = sql`${formatInstant(to)}::timestamptz`
  return readTurns(trx, sql`t.brand_id = ${brandId} and t.opened_at >= ${since} and t.opened_at < ${until}`)
}

/** All turns of these conversations. */
export function readTurnsOf(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<readonly TurnRecord[]> {
  return readTurns(trx, sql`t.brand_id = ${brandId} and t.conversation_id = any (${conversationIds}::uuid[])`)
}

/** A running clock is a timer; one that ended stands in the log, as it was last judged. */
async function readTurns(
  trx: Transaction<DB>,
  which: ReturnType<typeof sql>,
): Promise<readonly TurnRecord[]> {
  const { rows } = await sql<TurnRow>`
    select t.id, t.conversation_id, c.customer_id, cu.name as customer_name, c.channel_id, ch.name as channel_name, ch.kind,
      coalesce(c.language, cu.language) as language, coalesce(cu.time_zone, b.time_zone) as time_zone,
      t.number, t.opened_at, t.closed_at, t.outcome,
      coalesce(w.metric, e.metric) as metric, coalesce(w.policy_id, e.policy_id) as policy_id,
      coalesce(w.policy_version, e.policy_version) as policy_version,
      case when w.metric is not null then w.due_at else e.due_at end as due_at
    from turn t
    join brand b on b.id = t.brand_id
    join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id
    join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    left join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
    left join lateral (
      select w.metric, w.policy_id, w.policy_version, w.due_at from timer w
      where w.brand_id = t.brand_id and w.conversation_id = t.conversation_id and w.turn_id = t.id
        and w.kind = 'clock' and w.metric in ('first_response', 'next_response')
      limit 1
    ) w on true
    left join lateral (
      select e.payload ->> 'metric' as metric, (e.payload ->> 'policy_id')::uuid as policy_id,
        (e.payload ->> 'policy_version')::int as policy_version, (e.payload ->> 'due_at')::timestamptz as due_at
      from event e
      where w.metric is null and e.brand_id = t.brand_id and e.subject = t.conversation_id
        and e.type in ('clock.armed', 'clock.finished', 'clock.corrected')
        and e.payload ->> 'turn_id' = t.id::text
        and e.payload ->> 'metric' in ('first_response', 'next_response')
      order by e.id desc limit 1
    ) e on true
    where ${which}
    order by t.opened_at, t.id
  `.execute(trx)
  return rows.map(turnRecord)
}

function turnRecord(row: TurnRow): TurnRecord {
  return {
    turnId: row.id,
    conversationId: row.conversation_id,
    customerId: row.customer_id,
    customerName: row.customer_name,
    channelId: row.channel_id,
    channelName: row.channel_name,
    channelKind: row.kind,
    language: row.language,
    timeZone: row.time_zone,
    number: row.number,
    openedAt: row.opened_at.getTime(),
    endedAt: row.closed_at?.getTime() ?? null,
    outcome: row.outcome,
    dueAt: row.due_at?.getTime() ?? null,
    clock:
      row.metric === null
        ? null
        : { metric: row.metric, policyId: row.policy_id, policyVersion: row.policy_version },
  }
}
