import { sql, type Transaction } from 'kysely'
import { groupBy } from '../../domain/group-by.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { TurnTrace } from '../../domain/neglect/turn-trace.ts'
import { isStretch, type ConversationsRead } from '../../workflows/ports/conversations-read.ts'
import type { DB } from '../schema.ts'
import { milliseconds, ofConversations } from './of-conversations.ts'
import { readCourse } from './pauses.ts'
import { readSearches } from './searches.ts'

interface TurnRow {
  readonly id: string
  readonly conversation_id: string
  readonly opened_at: number
  readonly closed_at: number | null
  readonly history: boolean
  readonly ingested_at: number | null
}

interface ClaimRow {
  readonly turn_id: string
  readonly state: TurnTrace['claims'][number]['state']
  readonly origin: TurnTrace['claims'][number]['origin']
  readonly claimed_at: Date
}

/** What was done about these turns: each kind of fact is read once, from the table it is kept in. */
export async function readTraces(
  trx: Transaction<DB>,
  brandId: BrandId,
  turns: readonly { readonly turnId: string }[],
  which: ConversationsRead,
): Promise<ReadonlyMap<string, TurnTrace>> {
  if (turns.length === 0) return new Map()
  const ids = turns.map(({ turnId }) => turnId)
  const { rows } = await sql<TurnRow>`
    select t.id, t.conversation_id, ${milliseconds('t.opened_at')} as opened_at, ${milliseconds('t.closed_at')} as closed_at, t.history,
      (select ${milliseconds('m.ingested_at')} from message m where m.brand_id = t.brand_id and m.id = t.opened_by) as ingested_at
    from turn t where t.brand_id = ${brandId}
      and ${isStretch(which) ? ofConversations('t.conversation_id', which) : sql`t.id = any (${ids}::uuid[])`}
  `.execute(trx)
  const { rows: bots } = await sql<{ conversation_id: string; at: number }>`
    select conversation_id, ${milliseconds('occurred_at')} as at from message
    where brand_id = ${brandId} and ${ofConversations('conversation_id', which)}
      and author = 'bot' and direction = 'outbound'
    order by occurred_at
  `.execute(trx)
  const { rows: claimed } = await sql<ClaimRow>`
    select turn_id, state, origin, claimed_at from claim
    where brand_id = ${brandId} and ${ofConversations('conversation_id', which)}
    order by claimed_at
  `.execute(trx)
  const { bounces, pauses } = await readCourse(trx, brandId, which)
  const searches = await readSearches(trx, brandId, ids, which)
  const botsOf = groupBy(bots, (row) => row.conversation_id)
  const claimsOf = groupBy(claimed, (row) => row.turn_id)
  const traces = new Map<string, TurnTrace>()
  for (const turn of rows) {
    const isWithin = (at: number) => at >= turn.opened_at && (turn.closed_at === null || at <= turn.closed_at)
    const search = searches.get(turn.id)
    traces.set(turn.id, {
      ingestedAt: turn.ingested_at ?? turn.opened_at,
      history: turn.history,
      botAnsweredAt: botsOf.get(turn.conversation_id)?.find(({ at }) => isWithin(at))?.at ?? null,
      searchedSince: search?.searchedSince ?? null,
      offersMadeAt: search?.offersMadeAt ?? none,
      claims: claimsOf.get(turn.id)?.map(claimOf) ?? none,
      bouncedAt: earliest(bounces.get(turn.conversation_id)?.filter(isWithin)),
      pauses: pauses.get(turn.id) ?? none,
      decisions: search?.decisions ?? none,
    })
  }
  return traces
}

const none: readonly never[] = []

function claimOf({ state, origin, claimed_at }: ClaimRow): TurnTrace['claims'][number] {
  return { state, origin, claimedAt: claimed_at.getTime() }
}

function earliest(instants: readonly number[] | undefined): number | null {
  return instants && instants.length > 0 ? Math.min(...instants) : null
}
