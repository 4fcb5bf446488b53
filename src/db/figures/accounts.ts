import { sql, type Transaction } from 'kysely'
import type { TurnOutcome } from '../../domain/conversation/turn.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Cause } from '../../domain/neglect/cause.ts'
import { localHourAt } from '../../domain/neglect/local-hours.ts'
import { neglectOf } from '../../domain/neglect/neglect-of.ts'
import type { AccountedTurn } from '../../domain/neglect/turn-account.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { ConversationsRead } from '../../workflows/ports/conversations-read.ts'
import { milliseconds, ofConversations } from '../neglect/of-conversations.ts'
import type { DB } from '../schema.ts'
import { copyRows } from '../statements/copy-rows.ts'

interface AccountRow {
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
export async function readAccounts(
  trx: Transaction<DB>,
  brandId: BrandId,
  which: ConversationsRead,
): Promise<readonly AccountedTurn[]> {
  const { rows } = await sql<AccountRow>`
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

function localHourOf({ timeZone, openedAt }: AccountedTurn): number {
  const { weekday, hour } = localHourAt(timeZone, openedAt)
  return weekday * 24 + hour
}

const written = (at: number | null) => (at === null ? null : formatInstant(at))

const columns = `brand_id, turn_id, conversation_id, customer_id, channel_id, language, time_zone, number, opened_at, ended_at,
  outcome, target_ms, due_at, past_at, neglected, cause, local_hour`

/** Forgets the accounts of these turns, and writes the new ones. */
export async function replaceAccounts(
  trx: Transaction<DB>,
  brandId: BrandId,
  turnIds: readonly string[],
  accounts: readonly AccountedTurn[],
): Promise<void> {
  if (turnIds.length > 0)
    await sql`
      delete from turn_account where brand_id = ${brandId} and turn_id = any (${turnIds}::uuid[])
    `.execute(trx)
  const rows = accounts.map((turn) => [
    brandId,
    turn.turnId,
    turn.conversationId,
    turn.customerId,
    turn.channelId,
    turn.language,
    turn.timeZone,
    turn.number,
    formatInstant(turn.openedAt),
    written(turn.endedAt),
    turn.outcome,
    turn.target,
    written(turn.dueAt),
    turn.target === null ? null : formatInstant(turn.openedAt + turn.target),
    turn.endedAt !== null && neglectOf(turn, 0).neglected,
    turn.cause,
    localHourOf(turn),
  ])
  await copyRows(trx, 'turn_account', columns, rows)
}
