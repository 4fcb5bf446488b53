import type { BoardClock, BoardRow } from '../../src/http/api-types.ts'

/** A clock of 15 minutes from 10:00 to 10:15, changed as a test needs it. */
export function boardClock(change: Partial<BoardClock> = {}): BoardClock {
  return {
    id: 'clock',
    metric: 'first_response',
    state: 'running',
    started_at: '2026-03-29T10:00:00.000Z',
    due_at: '2026-03-29T10:15:00.000Z',
    breached_at: null,
    fraction: 0,
    remaining_ms: null,
    ...change,
  }
}

export function boardRow(id: string, change: Partial<BoardRow> = {}): BoardRow {
  return {
    brand_id: 'brand',
    conversation_id: id,
    turn_id: `turn-${id}`,
    turn: 1,
    customer: {
      id: `customer-${id}`,
      name: 'Nadia',
      language: 'fa',
      time_zone: 'Asia/Tehran',
      segment: null,
    },
    channel: { id: 'channel', slug: 'demo-email', name: 'Demo email', kind: 'email' },
    state: 'open',
    subject: 'Payment taken twice',
    preview: 'I paid twice',
    language: 'fa',
    priority: 'normal',
    tags: [],
    waiting_since: '2026-03-29T10:00:00.000Z',
    clock: boardClock(),
    holder: null,
    dispatch: null,
    reply_queued: false,
    ...change,
  }
}
