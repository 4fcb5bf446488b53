import { sql, type Transaction } from 'kysely'
import type { TurnOutcome } from '../../domain/conversation/turn.ts'
import type { BrandId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import { isStretch, type ConversationsRead } from '../../workflows/ports/conversations-read.ts'
import type { TurnRecord } from '../../workflows/ports/neglect-store.ts'
import type { DB } from '../schema.ts'
import { milliseconds, ofConversations } from './of-conversations.ts'
import { readThreads, type Thread } from './threads.ts'
import { readLoggedClocks, readRunningClocks, type TurnClock } from './clock-facts.ts'

interface TurnRow {
  readonly id: string
  readonly conversation_id: string
  readonly number: number
  readonly opened_at: number
  readonly closed_at: number | null
  readonly outcome: TurnOutcome | null
}

/** Turns that began within `[from, to)`, in that order. */
export async function readTurnsWithin(
  trx: Transaction<DB>,
  brandId: BrandId,
  from: Instant,
  to: Instant,
): Promise<readonly TurnRecord[]> {
  const { rows } = await sql<{ conversation_id: string }>`
    select distinct conversation_id from turn where brand_id = ${brandId}
      and opened_at >= ${formatInstant(from)}::timestamptz and opened_at < ${formatInstant(to)}::timestamptz
  `.execute(trx)
  const turns = await readTurnsOf(
    trx,
    brandId,
    rows.map(({ conversation_id }) => conversation_id),
  )
  return turns
    .filter(({ openedAt }) => openedAt >= from && openedAt < to)
    .sort((a, b) => a.openedAt - b.openedAt || (a.turnId < b.turnId ? -1 : 1))
}

/** All turns of these conversations. A running clock is a timer; one that ended stands in the log. */
export async function readTurnsOf(
  trx: Transaction<DB>,
  brandId: BrandId,
  which: ConversationsRead,
): Promise<readonly TurnRecord[]> {
  const { rows: turns } = await sql<TurnRow>`
    select id, conversation_id, number, ${milliseconds('opened_at')} as opened_at, ${milliseconds('closed_at')} as closed_at, outcome
    from turn where brand_id = ${brandId} and ${ofConversations('conversation_id', which)}
  `.execute(trx)
  if (turns.length === 0) return []
  const running = await readRunningClocks(trx, brandId, which)
  const logged = await readEndedClocks(trx, brandId, turns, running, which)
  const threads = await readThreads(trx, brandId, which)
  const records: TurnRecord[] = []
  for (const turn of turns) {
    const thread = threads.get(turn.conversation_id)
    if (thread) records.push(turnRecord(turn, thread, running.get(turn.id) ?? logged.get(turn.id)))
  }
  return records
}

/** Of turns whose clock runs no more; where these are few, they are looked up one by one. */
async function readEndedClocks(
  trx: Transaction<DB>,
  brandId: BrandId,
  turns: readonly TurnRow[],
  running: ReadonlyMap<string, TurnClock>,
  which: ConversationsRead,
): Promise<ReadonlyMap<string, TurnClock>> {
  const ended = new Set(turns.filter(({ id }) => !running.has(id)).map((turn) => turn.conversation_id))
  if (ended.size === 0) return new Map()
  const few = !isStretch(which) || 4 * ended.size < turns.length
  return readLoggedClocks(trx, brandId, few ? [...ended] : which)
}

function turnRecord(turn: TurnRow, thread: Thread, clock: TurnClock | undefined): TurnRecord {
  return {
    turnId: turn.id,
    conversationId: turn.conversation_id,
    customerId: thread.customerId,
    customerName: thread.customerName,
    channelId: thread.channelId,
    channelName: thread.channelName,
    channelKind: thread.channelKind,
    language: thread.language,
    timeZone: thread.timeZone,
    number: turn.number,
    openedAt: turn.opened_at,
    endedAt: turn.closed_at,
    outcome: turn.outcome,
    dueAt: clock?.dueAt ?? null,
    clock: clock ?? null,
  }
}
