import { formatPosition, type EventPosition } from '../../db/events/event-position.ts'
import type { TailedEvent } from '../../db/events/read-events.ts'
import type { StreamEvent } from '../api-types.ts'

/** One server-sent event. JSON has no line breaks, so the data is one line. */
export function formatEvent(event: TailedEvent): string {
  const data: StreamEvent = {
    id: event.id,
    type: event.type,
    brand_id: event.brandId,
    subject: event.subject,
    occurred_at: event.occurredAt.toISOString(),
    recorded_at: event.recordedAt.toISOString(),
    payload: event.payload,
  }
  const name = event.type.split('.', 1)[0]!
  return `id: ${formatPosition(event.position)}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}

/** Without data it fires nothing in the browser, but the place from which to resume moves on. */
export function formatHeartbeat(position: EventPosition): string {
  return `: still here\nid: ${formatPosition(position)}\n\n`
}

export const resetEvent = 'event: reset\ndata: {}\n\n'
