import { sql, type Transaction } from 'kysely'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { BrandId, ClaimId, DispatchId, TurnId } from '../../domain/ids.ts'
import type { Stranded, Strandedness } from '../../workflows/ports/dispatch-store.ts'
import type { DB } from '../schema.ts'

interface StrandedRow {
  readonly brand_id: string
  readonly turn_id: string
  readonly dispatch_id: string | null
  readonly claim_id: string | null
  readonly problem: Strandedness
}

/** Whatever should have a timer, an offer or a holder and has none. Each branch goes along an index of open work only. */
export async function strandedWork(
  trx: Transaction<DB>,
  before: Instant,
  limit: number,
): Promise<readonly Stranded[]> {
  const then = sql`${formatInstant(before)}::timestamptz`
  const { rows } = await sql<StrandedRow>`
    select d.brand_id, d.turn_id, d.id as dispatch_id, null::uuid as claim_id,
      case
        when t.id is null or t.closed_at is not null then 'turn_closed'
        when d.state = 'claimed' then 'claimed_by_nobody'
        else 'no_next_action'
      end as problem
    from dispatch d
    left join turn t on t.brand_id = d.brand_id and t.id = d.turn_id
    where d.state in ('open', 'claimed') and d.opened_at < ${then}
      and (t.id is null or t.closed_at is not null or (
        not exists (select from claim c
          where c.brand_id = d.brand_id and c.conversation_id = d.conversation_id and c.state = 'active')
        and (d.state = 'claimed' or (
          not exists (select from timer w
            where w.brand_id = d.brand_id and w.conversation_id = d.conversation_id and w.id = d.id)
          and not exists (select from offer o
            join timer w on w.brand_id = o.brand_id and w.conversation_id = o.conversation_id and w.id = o.id
            where o.brand_id = d.brand_id and o.dispatch_id = d.id and o.state = 'open')
          and not exists (select from event e
            where e.brand_id = d.brand_id and e.subject = d.conversation_id and e.recorded_at > ${then}
              and e.type in ('offer.due', 'dispatch.due'))))))
    union all
    select c.brand_id, c.turn_id, c.dispatch_id, c.id, 'lease_without_timer'
    from claim c
    where c.state = 'active' and c.reply_by < ${then}
      and not exists (select from timer w
        where w.brand_id = c.brand_id and w.conversation_id = c.conversation_id and w.id = c.id)
    union all
    select t.brand_id, t.id, null, null, 'stopped'
    from turn t
    join brand b on b.id = t.brand_id and b.outbound_stopped_at is null
    where t.closed_at is null and t.opened_at < ${then} and not t.history
      and not exists (select from dispatch d where d.brand_id = t.brand_id and d.turn_id = t.id)
      and exists (select from decision x
        where x.brand_id = t.brand_id and x.conversation_id = t.conversation_id and x.at >= t.opened_at
          and x.outcome ->> 'reason' = 'outbound_stopped')
    limit ${limit}
  `.execute(trx)
  return rows.map((row) => ({
    brandId: row.brand_id as BrandId,
    turnId: row.turn_id as TurnId,
    dispatchId: row.dispatch_id as DispatchId | null,
    claimId: row.claim_id as ClaimId | null,
    problem: row.problem,
  }))
}
