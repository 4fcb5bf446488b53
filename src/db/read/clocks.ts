import { sql, type Kysely } from 'kysely'
import type { FinishedClockFacts } from '../../domain/event/event.ts'
import type { Metric } from '../../domain/policy/policy.ts'
import type { DB } from '../schema.ts'
import type { EventRow } from './conversation-facts.ts'

/** A clock that still stands in the table of timers. */
export interface OpenClockRow {
  readonly id: string
  readonly turn_id: string
  readonly metric: Metric
  readonly policy_id: string
  readonly policy_version: number
  readonly started_at: Date
  readonly due_at: Date | null
  readonly breached_at: Date | null
  readonly paused_at: Date | null
  readonly remaining_ms: number | null
  readonly step: number
  readonly step_names: readonly string[]
  readonly step_at: readonly Date[]
}

export async function readOpenClocks(
  db: Kysely<DB>,
  brandId: string,
  conversationId: string,
): Promise<readonly OpenClockRow[]> {
  const { rows } = await sql<OpenClockRow>`
    select id, turn_id, metric, policy_id, policy_version, started_at, due_at, breached_at, paused_at, remaining_ms,
           step, step_names, step_at
    from timer where brand_id = ${brandId} and conversation_id = ${conversationId} and kind = 'clock'
    order by started_at, id
  `.execute(db)
  return rows
}

/** Clocks that have ended, each as its newest event tells it; that they ended is the only place where they are kept. */
export async function readFinishedClocks(
  db: Kysely<DB>,
  brandId: string,
  conversationId: string,
): Promise<readonly FinishedClockFacts[]> {
  const { rows } = await sql<Pick<EventRow, 'payload'>>`
    select distinct on (payload ->> 'clock_id') payload from event
    where brand_id = ${brandId} and subject = ${conversationId} and type in ('clock.finished', 'clock.corrected')
    order by payload ->> 'clock_id', id desc
  `.execute(db)
  return rows.map(({ payload }) => payload as unknown as FinishedClockFacts)
}
