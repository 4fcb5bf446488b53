import { sql, type Transaction } from 'kysely'
import { groupBy } from '../../domain/group-by.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { RefusalReason } from '../../domain/dispatch/refusal.ts'
import type { TracedDecision, TurnTrace } from '../../domain/neglect/turn-trace.ts'
import type { ConversationsRead } from '../../workflows/ports/conversations-read.ts'
import type { DB } from '../schema.ts'
import { ofConversations } from './of-conversations.ts'

/** The search for an answerer that a turn began. */
export type Search = Pick<TurnTrace, 'searchedSince' | 'offersMadeAt' | 'decisions'>

interface DecisionRow {
  readonly dispatch_id: string
  readonly at: Date
  readonly reason: string | null
  readonly considered: readonly { readonly person_id: string; readonly refused?: RefusalReason }[]
}

/** A search that the budget cut short and that found nobody among those who were left. */
const whyNobody = sql`case when outcome ->> 'type' = 'nobody' and outcome ? 'budget_exhausted'
  then 'budget_exhausted' else outcome ->> 'reason' end`

/** By turn; who was never searched for is not among them. */
export async function readSearches(
  trx: Transaction<DB>,
  brandId: BrandId,
  turnIds: readonly string[],
  which: ConversationsRead,
): Promise<ReadonlyMap<string, Search>> {
  if (!(await anySearched(trx, brandId))) return new Map()
  const { rows } = await sql<{ id: string; turn_id: string; opened_at: Date }>`
    select id, turn_id, opened_at from dispatch
    where brand_id = ${brandId} and turn_id = any (${turnIds}::uuid[])
  `.execute(trx)
  if (rows.length === 0) return new Map()
  const ids = rows.map(({ id }) => id)
  const { rows: offered } = await sql<{ dispatch_id: string; offered_at: Date }>`
    select dispatch_id, offered_at from offer where brand_id = ${brandId} and dispatch_id = any (${ids}::uuid[])
    order by offered_at
  `.execute(trx)
  const { rows: decided } = await sql<DecisionRow>`
    select dispatch_id, at, ${whyNobody} as reason, considered from decision
    where brand_id = ${brandId} and ${ofConversations('conversation_id', which)} and dispatch_id = any (${ids}::uuid[])
    order by at
  `.execute(trx)
  const offers = groupBy(offered, (row) => row.dispatch_id)
  const decisions = groupBy(decided, (row) => row.dispatch_id)
  return new Map(
    rows.map((row) => [
      row.turn_id,
      {
        searchedSince: row.opened_at.getTime(),
        offersMadeAt: (offers.get(row.id) ?? []).map(({ offered_at }) => offered_at.getTime()),
        decisions: (decisions.get(row.id) ?? []).map(tracedDecision),
      },
    ]),
  )
}

/** A brand that only observes, or whose past was imported, has never searched for anybody. */
async function anySearched(trx: Transaction<DB>, brandId: BrandId): Promise<boolean> {
  const { rows } = await sql`select from dispatch where brand_id = ${brandId} limit 1`.execute(trx)
  return rows.length > 0
}

function tracedDecision({ at, reason, considered }: DecisionRow): TracedDecision {
  return {
    at: at.getTime(),
    reason,
    considered: considered.map((one) => ({ personId: one.person_id, refused: one.refused ?? null })),
  }
}
