import { sql, type Transaction } from 'kysely'
import { groupBy } from '../../domain/group-by.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { TurnTrace } from '../../domain/neglect/turn-trace.ts'
import type { DB } from '../schema.ts'
import { readCourse } from './pauses.ts'
import { readSearches } from './searches.ts'

interface TurnRow {
  readonly id: string
  readonly conversation_id: string
  readonly opened_by: string
  readonly opened_at: Date
  readonly closed_at: Date | null
  readonly history: boolean
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
  turns: readonly { readonly turnId: string; readonly conversationId: string }[],
): Promise<ReadonlyMap<string, TurnTrace>> {
  if (turns.length === 0) return new Map()
  const ids = turns.map(({ turnId }) => turnId)
  const conversations = [...new Set(turns.map(({ conversationId }) => conversationId))]
  const { rows } = await sql<TurnRow>`
    select id, conversation_id, opened_by, opened_at, closed_at, history from turn
    where brand_id = ${brandId} and id = any (${ids}::uuid[])
  `.execute(trx)
  const { rows: openings } = await sql<{ id: string; ingested_at: Date }>`
    select id, ingested_at from message where brand_id = ${brandId} and id = any (${rows.map((row) => row.opened_by)}::uuid[])
  `.execute(trx)
  const { rows: bots } = await sql<{ conversation_id: string; occurred_at: Date }>`
    select conversation_id, occurred_at from message
    where brand_id = ${brandId} and conversation_id = any (${conversations}::uuid[])
      and author = 'bot' and direction = 'outbound'
    order by occurred_at
  `.execute(trx)
  const { rows: claimed } = await sql<ClaimRow>`
    select turn_id, state, origin, claimed_at from claim
    where brand_id = ${brandId} and conversation_id = any (${conversations}::uuid[])
    order by claimed_at
  `.execute(trx)
  const course = await readCourse(trx, brandId, conversations)
  const searches = await readSearches(trx, brandId, turns)
  const ingested = new Map(openings.map((row) => [row.id, row.ingested_at]))
  const botsOf = groupBy(bots, (row) => row.conversation_id)
  const claimsOf = groupBy(claimed, (row) => row.turn_id)
  return new Map(
    rows.map((turn) => {
      const isWithin = (at: Date) => at >= turn.opened_at && (turn.closed_at === null || at <= turn.closed_at)
      const search = searches.get(turn.id)
      const trace: TurnTrace = {
        ingestedAt: (ingested.get(turn.opened_by) ?? turn.opened_at).getTime(),
        history: turn.history,
        botAnsweredAt:
          botsOf
            .get(turn.conversation_id)
            ?.find((row) => isWithin(row.occurred_at))
            ?.occurred_at.getTime() ?? null,
        searchedSince: search?.searchedSince ?? null,
        offersMadeAt: search?.offersMadeAt ?? [],
        claims: (claimsOf.get(turn.id) ?? []).map(({ state, origin, claimed_at }) => ({
          state,
          origin,
          claimedAt: claimed_at.getTime(),
        })),
        bouncedAt: earliest(course.bounces.get(turn.conversation_id)?.filter(isWithin)),
        pauses: course.pauses.get(turn.id) ?? [],
        decisions: search?.decisions ?? [],
      }
      return [turn.id, trace]
    }),
  )
}

function earliest(dates: readonly Date[] | undefined): number | null {
  return dates && dates.length > 0 ? Math.min(...dates.map((date) => date.getTime())) : null
}
