import { sql, type RawBuilder, type Transaction } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { TurnOutcome } from '../../domain/conversation/turn.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Cause } from '../../domain/neglect/cause.ts'
import { localHourAt } from '../../domain/neglect/local-hours.ts'
import { neglectOf } from '../../domain/neglect/neglect-of.ts'
import type { AccountedTurn, TurnAccount } from '../../domain/neglect/turn-account.ts'
import { formatInstant } from '../../domain/time/instant.ts'
import type { DB } from '../schema.ts'
import { copyRows } from '../statements/copy-rows.ts'

interface AccountRow {
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

/** Accounts `a` that a condition names, in the order that it may end with. */
export async function readAccounts(
  trx: Transaction<DB>,
  which: RawBuilder<unknown>,
): Promise<readonly TurnAccount[]> {
  const { rows } = await sql<AccountRow>`
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
