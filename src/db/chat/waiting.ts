import { sql, type Kysely } from 'kysely'
import type { WaitingTurn } from '../../workflows/ports/chat-store.ts'
import type { DB } from '../schema.ts'

interface Row {
  readonly conversation_id: string
  readonly opened_at: Date
  readonly ahead: number
  readonly taken: boolean
  readonly due_at: Date | null
}

/** All open turns of a channel, whoever waits: a place in the queue counts the people who are not connected too. */
export async function readWaiting(
  db: Kysely<DB>,
  brandId: string,
  channelId: string,
): Promise<readonly WaitingTurn[]> {
  const { rows } = await sql<Row>`
    select t.conversation_id, t.opened_at, (row_number() over (order by t.opened_at, t.id) - 1)::int as ahead,
      exists (
        select from claim where claim.brand_id = t.brand_id and claim.conversation_id = t.conversation_id and claim.state = 'active'
      ) as taken,
      (
        select min(timer.due_at) from timer
        where timer.brand_id = t.brand_id and timer.conversation_id = t.conversation_id and timer.kind = 'clock'
          and timer.turn_id = t.id and timer.metric in ('first_response', 'next_response')
      ) as due_at
    from turn t join conversation c on c.brand_id = t.brand_id and c.id = t.conversation_id
    where t.brand_id = ${brandId} and t.closed_at is null and not t.history and c.channel_id = ${channelId}
    order by t.opened_at, t.id
  `.execute(db)
  return rows.map(({ conversation_id, opened_at, ahead, taken, due_at }) => ({
    conversationId: conversation_id,
    openedAt: opened_at.getTime(),
    ahead,
    taken,
    dueAt: due_at?.getTime() ?? null,
  }))
}
