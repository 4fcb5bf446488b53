import { sql, type Transaction } from 'kysely'
import type { TurnOutcome } from '../../domain/conversation/turn.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Cause } from '../../domain/neglect/cause.ts'
import type { AccountedTurn } from '../../domain/neglect/turn-account.ts'
import type { ConversationsRead } from '../../workflows/ports/conversations-read.ts'
import { milliseconds, ofConversations } from '../neglect/of-conversations.ts'
import type { DB } from '../schema.ts'

interface AccountedRow {
  readonly turn_id: string
  readonly conversation_id: string
  readonly customer_id: string
  readonly channel_id: string
  readonly language: string | null
  readonly time_zone: string
  readonly number: number
  readonly opened_at: number
  readonly ended_at: number | null
  readonly outcome: TurnOutcome | null
  readonly target_ms: number | null
  readonly due_at: number | null
  readonly cause: Cause | null
}

/** What was accounted for in these conversations, to be set beside what the facts say now. */
export async function readAccounted(
  trx: Transaction<DB>,
  brandId: BrandId,
  which: ConversationsRead,
): Promise<readonly AccountedTurn[]> {
  const { rows } = await sql<AccountedRow>`
    select turn_id, conversation_id, customer_id, channel_id, language, time_zone, number, outcome, target_ms, cause,
      ${milliseconds('opened_at')} as opened_at, ${milliseconds('ended_at')} as ended_at, ${milliseconds('due_at')} as due_at
    from turn_account where brand_id = ${brandId} and ${ofConversations('conversation_id', which)}
  `.execute(trx)
  return rows.map((row) => ({
    turnId: row.turn_id,
    conversationId: row.conversation_id,
    customerId: row.customer_id,
    channelId: row.channel_id,
    language: row.language,
    timeZone: row.time_zone,
    number: row.number,
    openedAt: row.opened_at,
    endedAt: row.ended_at,
    outcome: row.outcome,
    target: row.target_ms,
    dueAt: row.due_at,
    cause: row.cause,
  }))
}
