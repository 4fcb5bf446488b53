import { sql, type Transaction } from 'kysely'
import type { Holding } from '../../domain/clock/holding.ts'
import { groupBy } from '../../domain/group-by.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { PastBatch, PastConversationRow } from '../../workflows/ports/conversation-store.ts'
import type { DB } from '../schema.ts'
import { HOLDING_COLUMNS, holdingOf } from '../dispatch/holding-row.ts'
import { timelines } from './timelines.ts'

interface Row {
  readonly id: string
  readonly channel: string
  readonly kind: string
  readonly priority: string
  readonly language: string | null
  readonly segment: string | null
  readonly tags: readonly string[]
  readonly zone: string
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** A batch of the conversations in which something was written since then, in the order of their ids. */
export async function pastConversations(
  trx: Transaction<DB>,
  brandId: BrandId,
  { since, after, limit, holdings: wanted }: PastBatch,
): Promise<readonly PastConversationRow[]> {
  const { rows } = await sql<Row>`
    select c.id, ch.slug as channel, ch.kind, c.priority, c.language, cu.segment, c.tags,
      coalesce(cu.time_zone, b.time_zone) as zone
    from conversation c
    join brand b on b.id = c.brand_id
    join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    left join customer cu on cu.brand_id = c.brand_id and cu.id = c.customer_id
    where c.brand_id = ${brandId} and c.id > ${after ?? BEFORE_ALL}::uuid
      and c.last_message_at >= ${formatInstant(since)}::timestamptz
    order by c.id limit ${limit}
  `.execute(trx)
  const ids = rows.map(({ id }) => id)
  const courses = await timelines(trx, brandId, ids)
  const holdings = wanted ? await pastHoldings(trx, brandId, ids) : new Map<string, Holding[]>()
  return rows.map(({ id, zone, ...traits }) => ({
    id,
    zone,
    traits,
    course: courses.get(id)!,
    holdings: holdings.get(id) ?? [],
  }))
}

/** Turns go by the message that opened them, as a course that is computed anew calls them. */
async function pastHoldings(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Holding[]>> {
  const rows = await trx
    .selectFrom('claim as c')
    .innerJoin('turn as t', (join) =>
      join.onRef('t.brand_id', '=', 'c.brand_id').onRef('t.id', '=', 'c.turn_id'),
    )
    .select(['c.conversation_id', 't.opened_by', ...HOLDING_COLUMNS])
    .where('c.brand_id', '=', brandId)
    .where('c.conversation_id', 'in', conversationIds.length === 0 ? [BEFORE_ALL] : [...conversationIds])
    .orderBy('c.claimed_at')
    .orderBy('c.id')
    .execute()
  const grouped = groupBy(rows, ({ conversation_id }) => conversation_id)
  return new Map(
    [...grouped].map(([id, held]) => [id, held.map((row) => ({ ...holdingOf(row), turnId: row.opened_by }))]),
  )
}
