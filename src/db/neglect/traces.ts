import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { RefusalReason } from '../../domain/dispatch/refusal.ts'
import type { TracedDecision, TurnTrace } from '../../domain/neglect/turn-trace.ts'
import type { DB } from '../schema.ts'

type Claims = TurnTrace['claims']

/** Instants inside JSON are milliseconds since 1970. */
interface TraceRow {
  readonly id: string
  readonly ingested_at: Date
  readonly history: boolean
  readonly bot_answered_at: Date | null
  readonly searched_since: Date | null
  readonly offered_at: readonly number[] | null
  readonly claims: Claims | null
  readonly bounced_at: Date | null
  readonly pauses: readonly { readonly from: number; readonly to: number | null }[] | null
  readonly decisions:
    | readonly {
        readonly at: number
        readonly reason: string | null
        readonly considered: readonly { readonly person_id: string; readonly refused?: RefusalReason }[]
      }[]
    | null
}

const milliseconds = (column: string) => sql.raw(`floor(extract(epoch from ${column}) * 1000)::bigint`)

/** A search that the budget cut short and that found nobody among those who were left. */
const whyNobody = sql`case when x.outcome ->> 'type' = 'nobody' and x.outcome ? 'budget_exhausted'
  then 'budget_exhausted' else x.outcome ->> 'reason' end`

/** What was done about these turns, from the tables that each kind of fact is kept in; every part is an index lookup. */
export async function readTraces(
  trx: Transaction<DB>,
  brandId: BrandId,
  turns: readonly { readonly turnId: string }[],
): Promise<ReadonlyMap<string, TurnTrace>> {
  if (turns.length === 0) return new Map()
  const { rows } = await sql<TraceRow>`
    select t.id, coalesce(opening.ingested_at, t.opened_at) as ingested_at, t.history,
      (select min(m.occurred_at) from message m
        where m.brand_id = t.brand_id and m.conversation_id = t.conversation_id and m.occurred_at >= t.opened_at
          and m.occurred_at <= coalesce(t.closed_at, 'infinity') and m.author = 'bot' and m.direction = 'outbound') as bot_answered_at,
      d.opened_at as searched_since,
      (select json_agg(${milliseconds('o.offered_at')} order by o.offered_at) from offer o
        where o.brand_id = d.brand_id and o.dispatch_id = d.id) as offered_at,
      (select json_agg(json_build_object('state', k.state, 'origin', k.origin, 'claimedAt', ${milliseconds('k.claimed_at')}))
        from claim k where k.brand_id = t.brand_id and k.conversation_id = t.conversation_id and k.turn_id = t.id) as claims,
      (select min(e.occurred_at) from event e
        where e.brand_id = t.brand_id and e.subject = t.conversation_id and e.type = 'reply.bounced'
          and e.occurred_at >= t.opened_at and e.occurred_at <= coalesce(t.closed_at, 'infinity')) as bounced_at,
      (select json_agg(json_build_object('from', ${milliseconds('p.occurred_at')}, 'to', ${milliseconds('p.resumed_at')}) order by p.occurred_at)
        from (
          select e.type, e.occurred_at, lead(e.occurred_at) over (partition by e.payload ->> 'clock_id' order by e.id) as resumed_at
          from event e
          where e.brand_id = t.brand_id and e.subject = t.conversation_id and e.type in ('clock.paused', 'clock.resumed')
            and e.payload ->> 'clock_id' in (
              select a.payload ->> 'clock_id' from event a
              where a.brand_id = t.brand_id and a.subject = t.conversation_id and a.type = 'clock.armed'
                and a.payload ->> 'turn_id' = t.id::text)
        ) p where p.type = 'clock.paused') as pauses,
      (select json_agg(json_build_object('at', ${milliseconds('x.at')}, 'reason', ${whyNobody}, 'considered', x.considered) order by x.at)
        from decision x
        where x.brand_id = t.brand_id and x.conversation_id = t.conversation_id and x.dispatch_id = d.id) as decisions
    from turn t
    left join message opening on opening.brand_id = t.brand_id and opening.id = t.opened_by
    left join dispatch d on d.brand_id = t.brand_id and d.turn_id = t.id
    where t.brand_id = ${brandId} and t.id = any (${turns.map(({ turnId }) => turnId)}::uuid[])
  `.execute(trx)
  return new Map(rows.map((row) => [row.id, traceOf(row)]))
}

function traceOf(row: TraceRow): TurnTrace {
  return {
    ingestedAt: row.ingested_at.getTime(),
    history: row.history,
    botAnsweredAt: row.bot_answered_at?.getTime() ?? null,
    searchedSince: row.searched_since?.getTime() ?? null,
    offersMadeAt: row.offered_at ?? [],
    claims: row.claims ?? [],
    bouncedAt: row.bounced_at?.getTime() ?? null,
    pauses: row.pauses ?? [],
    decisions: (row.decisions ?? []).map(({ at, reason, considered }): TracedDecision => ({
      at,
      reason,
      considered: considered.map((one) => ({ personId: one.person_id, refused: one.refused ?? null })),
    })),
  }
}
