import type { z } from 'zod'
import type { RecoveryRow } from '../../../db/read/recoveries.ts'
import { SECOND } from '../../../domain/time/instant.ts'
import type { recovery } from './schema.ts'

const written = (at: Date | null) => at?.toISOString() ?? null

export function presentRecovery(row: RecoveryRow): z.output<typeof recovery> {
  return {
    customer_id: row.customer_id,
    customer_name: row.customer_name,
    conversation_id: row.conversation_id,
    channel_kind: row.channel_kind,
    language: row.language,
    time_zone: row.time_zone,
    opened_at: row.opened_at.toISOString(),
    ended_at: written(row.ended_at),
    wait_seconds: row.wait_ms / SECOND,
    target_seconds: row.target_ms / SECOND,
    times: Math.round((10 * row.wait_ms) / row.target_ms) / 10,
    cause: row.cause,
    turns: row.turns,
    state: row.recovery_id === null ? 'waiting' : row.closed_at === null ? 'owned' : 'closed',
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
    deed: row.deed,
    outcome: row.outcome,
    note: row.note,
    owned_at: written(row.owned_at),
    closed_at: written(row.closed_at),
  }
}
