import type { BreachRow } from '../../../db/read/breaches.ts'
import type { Breach } from '../../api-types.ts'
import { instantOrNull } from '../../present-instant.ts'
import { presentChannelRef } from '../conversations/present-parts.ts'

export function presentBreach(row: BreachRow): Breach {
  const { timer_id, turn_id, metric, policy_id, policy_version, due_at } = row.payload
  return {
    id: row.id,
    brand_id: row.brand_id,
    conversation_id: row.conversation_id,
    clock_id: timer_id,
    turn_id,
    metric,
    policy_id,
    policy_version,
    due_at,
    detected_at: row.recorded_at.toISOString(),
    answered_at: row.answered_at,
    voided_at: instantOrNull(row.voided_at),
    voided_reason: row.voided_reason,
    customer_name: row.customer_name,
    subject: row.subject,
    channel: presentChannelRef(row),
  }
}
