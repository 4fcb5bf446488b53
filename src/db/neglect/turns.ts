import { sql, type Transaction } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { TurnOutcome } from '../../domain/conversation/turn.ts'
import type { BrandId } from '../../domain/ids.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import type { TurnRecord } from '../../workflows/ports/neglect-store.ts'
import type { DB } from '../schema.ts'
import { readLoggedClocks, readRunningClocks, type TurnClock } from './clock-facts.ts'

interface TurnRow {
  readonly id: string
  readonly conversation_id: string
  readonly number: number
  readonly opened_at: Date
  readonly closed_at: Date | null
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
  conversationIds: readonly string[],
): Promise<readonly TurnRecord[]> {
  const { rows: turns } = await sql<TurnRow>`
    select id, conversation_id, number, opened_at, closed_at, outcome from turn
    where brand_id = ${brandId} and conversation_id = any (${conversationIds}::uuid[])
  `.execute(trx)
  if (turns.length === 0) return []
  const running = await readRunningClocks(trx, brandId, conversationIds)
  const ended = new Set(turns.filter(({ id }) => !running.has(id)).map((turn) => turn.conversation_id))
  const logged = await readLoggedClocks(trx, brandId, [...ended])
  const threads = await readThreads(trx, brandId, conversationIds)
  return turns.flatMap((turn) => {
    const thread = threads.get(turn.conversation_id)
    return thread ? [turnRecord(turn, thread, running.get(turn.id) ?? logged.get(turn.id))] : []
  })
}

type Thread = Pick<
  TurnRecord,
  'customerId' | 'customerName' | 'channelId' | 'channelName' | 'channelKind' | 'language' | 'timeZone'
>

/** Who waits where, by conversation. */
async function readThreads(
  trx: Transaction<DB>,
  brandId: BrandId,
  conversationIds: readonly string[],
): Promise<ReadonlyMap<string, Thread>> {
  const { rows } = await sql<{
    id: string
    customer_id: string
    channel_id: string
    language: string | null
  }>`
    select id, customer_id, channel_id, language from conversation
    where brand_id = ${brandId} and id = any (${conversationIds}::uuid[])
  `.execute(trx)
  const { rows: people } = await sql<{
    id: string
    name: string | null
    language: string | null
    time_zone: string | null
  }>`
    select id, name, language, time_zone from customer
    where brand_id = ${brandId} and id = any (${[...new Set(rows.map((row) => row.customer_id))]}::uuid[])
  `.execute(trx)
  const { rows: channels } = await sql<{ id: string; name: string; kind: ChannelKind; time_zone: string }>`
    select ch.id, ch.name, ch.kind, b.time_zone from brand b join channel ch on ch.brand_id = b.id where b.id = ${brandId}
  `.execute(trx)
  const customers = new Map(people.map((customer) => [customer.id, customer]))
  const doors = new Map(channels.map((channel) => [channel.id, channel]))
  return new Map(
    rows.flatMap((row): [string, Thread][] => {
      const [customer, door] = [customers.get(row.customer_id), doors.get(row.channel_id)]
      if (!door) return []
      return [
        [
          row.id,
          {
            customerId: row.customer_id,
            customerName: customer?.name ?? null,
            channelId: row.channel_id,
            channelName: door.name,
            channelKind: door.kind,
            language: row.language ?? customer?.language ?? null,
            timeZone: customer?.time_zone ?? door.time_zone,
          },
        ],
      ]
    }),
  )
}

function turnRecord(turn: TurnRow, thread: Thread, clock: TurnClock | undefined): TurnRecord {
  return {
    ...thread,
    turnId: turn.id,
    conversationId: turn.conversation_id,
    number: turn.number,
    openedAt: turn.opened_at.getTime(),
    endedAt: turn.closed_at?.getTime() ?? null,
    outcome: turn.outcome,
    dueAt: clock?.dueAt?.getTime() ?? null,
    clock: clock
      ? { metric: clock.metric, policyId: clock.policyId, policyVersion: clock.policyVersion }
      : null,
  }
}
