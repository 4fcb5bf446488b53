import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { TurnOutcome } from '../../domain/conversation/turn.ts'
import type { Cause } from '../../domain/neglect/cause.ts'
import type { TurnAccount } from '../../domain/neglect/turn-account.ts'
import type { DB } from '../schema.ts'

interface NamedRow {
  readonly turn_id: string
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
  readonly ended_at: Date | null
  readonly outcome: TurnOutcome | null
  readonly target_ms: number | null
  readonly due_at: Date | null
  readonly cause: Cause | null
}

/** Accounts `a` that a condition names, in the order that it may end with, with the names of their customers and channels. */
export async function readNamedAccounts(
  trx: Transaction<DB>,
  which: RawBuilder<unknown>,
): Promise<readonly TurnAccount[]> {
  const { rows } = await sql<NamedRow>`
    select a.turn_id, a.conversation_id, a.customer_id, cu.name as customer_name, a.channel_id, ch.name as channel_name, ch.kind,
      a.language, a.time_zone, a.number, a.opened_at, a.ended_at, a.outcome, a.target_ms, a.due_at, a.cause
    from turn_account a
    join channel ch on ch.brand_id = a.brand_id and ch.id = a.channel_id
    left join customer cu on cu.brand_id = a.brand_id and cu.id = a.customer_id
    where ${which}
  `.execute(trx)
  return rows.map((row) => ({
    turnId: row.turn_id,
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
    endedAt: row.ended_at?.getTime() ?? null,
    outcome: row.outcome,
    target: row.target_ms,
    dueAt: row.due_at?.getTime() ?? null,
    cause: row.cause,
  }))
}
