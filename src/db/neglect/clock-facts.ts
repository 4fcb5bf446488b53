import { sql, type Transaction } from 'kysely'
import type { BrandId } from '../../domain/ids.ts'
import type { Metric } from '../../domain/policy/policy.ts'
import type { ConversationsRead } from '../../workflows/ports/conversations-read.ts'
import type { DB } from '../schema.ts'
import { milliseconds, ofConversations } from './of-conversations.ts'

/** The clock that runs or ran on a turn, as it was last judged. */
export interface TurnClock {
  readonly metric: Metric
  readonly policyId: string
  readonly policyVersion: number
  readonly dueAt: number | null
}

interface ClockRow {
  readonly turn_id: string
  readonly metric: Metric
  readonly policy_id: string
  readonly policy_version: number
  readonly due_at: number | null
}

/**
 * Clocks still running in these conversations, by turn. Each statement here asks one table for a set of conversations: joins
 * of many would be planned by statistics that a young database does not have yet.
 */
export async function readRunningClocks(
  trx: Transaction<DB>,
  brandId: BrandId,
  which: ConversationsRead,
): Promise<ReadonlyMap<string, TurnClock>> {
  const { rows } = await sql<ClockRow>`
    select turn_id, metric, policy_id, policy_version, ${milliseconds('due_at')} as due_at from timer
    where brand_id = ${brandId} and ${ofConversations('conversation_id', which)}
      and metric in ('first_response', 'next_response')
  `.execute(trx)
  return byTurn(rows)
}

/** Clocks by what the log says of them, by turn. */
export async function readLoggedClocks(
  trx: Transaction<DB>,
  brandId: BrandId,
  which: ConversationsRead,
): Promise<ReadonlyMap<string, TurnClock>> {
  const { rows } = await sql<ClockRow>`
    select payload ->> 'turn_id' as turn_id, payload ->> 'metric' as metric, payload ->> 'policy_id' as policy_id,
      (payload ->> 'policy_version')::int as policy_version, ${milliseconds(`(payload ->> 'due_at')::timestamptz`)} as due_at
    from event
    where brand_id = ${brandId} and ${ofConversations('subject', which)}
      and type in ('clock.armed', 'clock.finished', 'clock.corrected')
      and payload ->> 'metric' in ('first_response', 'next_response')
    order by id
  `.execute(trx)
  return byTurn(rows)
}

/** Of several the last counts. */
function byTurn(rows: readonly ClockRow[]): ReadonlyMap<string, TurnClock> {
  const clocks = new Map<string, TurnClock>()
  for (const row of rows)
    clocks.set(row.turn_id, {
      metric: row.metric,
      policyId: row.policy_id,
      policyVersion: row.policy_version,
      dueAt: row.due_at,
    })
  return clocks
}
