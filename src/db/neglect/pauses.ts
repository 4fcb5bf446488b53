import { sql, type Transaction } from 'kysely'
import { groupBy } from '../../domain/group-by.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { TurnTrace } from '../../domain/neglect/turn-trace.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { ConversationsRead } from '../../workflows/ports/conversations-read.ts'
import type { DB } from '../schema.ts'
import { ofConversations } from './of-conversations.ts'

type Pauses = TurnTrace['pauses']

interface EventRow {
  readonly type: 'reply.bounced' | 'clock.paused' | 'clock.resumed'
  readonly conversation_id: string
  readonly occurred_at: Date
  readonly clock_id: string | null
}

/** What the log says of conversations besides their clocks' ends. */
export interface LoggedCourse {
  /** Bounces by conversation, in the order of the log. */
  readonly bounces: ReadonlyMap<string, readonly Instant[]>
  /** By turn, in the order in which they began; one that has no end still lasts. */
  readonly pauses: ReadonlyMap<string, Pauses>
}

export async function readCourse(
  trx: Transaction<DB>,
  brandId: BrandId,
  which: ConversationsRead,
): Promise<LoggedCourse> {
  const { rows } = await sql<EventRow>`
    select type, subject as conversation_id, occurred_at, payload ->> 'clock_id' as clock_id from event
    where brand_id = ${brandId} and ${ofConversations('subject', which)}
      and type in ('reply.bounced', 'clock.paused', 'clock.resumed')
    order by id
  `.execute(trx)
  const bounced = rows.filter(({ type }) => type === 'reply.bounced')
  const bounces = new Map(
    [...groupBy(bounced, (row) => row.conversation_id)].map(([id, some]) => [
      id,
      some.map((row) => row.occurred_at.getTime()),
    ]),
  )
  const byClock = groupBy(
    rows.filter(({ type }) => type !== 'reply.bounced'),
    (row) => row.clock_id!,
  )
  const turnOf = await readTurnsOfClocks(trx, brandId, rows)
  const pauses = new Map<string, Pauses>()
  for (const [clockId, events] of byClock) {
    const turnId = turnOf.get(clockId)
    if (turnId === undefined) continue
    const all = [...(pauses.get(turnId) ?? []), ...pausesOf(events)]
    pauses.set(
      turnId,
      all.sort((a, b) => a.from - b.from),
    )
  }
  return { bounces, pauses }
}

/** A pause lasts until the next event of its clock. */
function pausesOf(events: readonly EventRow[]): Pauses {
  return events.flatMap(({ type, occurred_at }, n) =>
    type === 'clock.paused'
      ? [{ from: occurred_at.getTime(), to: events[n + 1]?.occurred_at.getTime() ?? null }]
      : [],
  )
}

async function readTurnsOfClocks(
  trx: Transaction<DB>,
  brandId: BrandId,
  events: readonly EventRow[],
): Promise<ReadonlyMap<string, string>> {
  const paused = events.filter(({ type }) => type === 'clock.paused')
  if (paused.length === 0) return new Map()
  const { rows } = await sql<{ clock_id: string; turn_id: string }>`
    select payload ->> 'clock_id' as clock_id, payload ->> 'turn_id' as turn_id from event
    where brand_id = ${brandId} and subject = any (${[...new Set(paused.map((row) => row.conversation_id))]}::uuid[])
      and type = 'clock.armed' and payload ->> 'turn_id' is not null
  `.execute(trx)
  return new Map(rows.map((row) => [row.clock_id, row.turn_id]))
}
