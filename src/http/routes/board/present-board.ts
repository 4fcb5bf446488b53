import type { CountersRow, LastDayRow } from '../../../db/read/board-counters.ts'
import type { BoardRow as Row } from '../../../db/read/board.ts'
import type { Instant } from '../../../domain/time/instant.ts'
import type { Board, BoardClock, BoardCounters, BoardRow } from '../../api-types.ts'
import { instantOrNull } from '../../present-instant.ts'
import { presentChannelRef, presentCustomer, presentHolder } from '../conversations/present-parts.ts'
import { AT_RISK } from './at-risk.ts'

export function presentBoard(
  rows: readonly Row[],
  limit: number,
  counters: CountersRow,
  lastDay: LastDayRow,
  now: Instant,
): Board {
  return {
    now: new Date(now).toISOString(),
    rows: rows.slice(0, limit).map((row) => presentRow(row, now)),
    truncated: rows.length > limit,
    counters: presentCounters(counters, lastDay),
  }
}

function presentRow(row: Row, now: Instant): BoardRow {
  return {
    brand_id: row.brand_id,
    conversation_id: row.id,
    turn_id: row.turn_id,
    turn: row.turn_number,
    customer: presentCustomer(row),
    channel: presentChannelRef(row),
    state: row.state,
    subject: row.subject,
    preview: row.preview ?? '',
    language: row.language,
    priority: row.priority,
    tags: [...row.tags],
    waiting_since: row.opened_at.toISOString(),
    clock: presentClock(row, now),
    holder: presentHolder(row),
    dispatch: presentDispatch(row),
    reply_queued: row.reply_queued,
  }
}

function presentClock(row: Row, now: Instant): BoardClock | null {
  const { clock_id, metric, started_at, due_at, breached_at, paused_at } = row
  if (!clock_id || !metric || !started_at) return null
  const fraction = due_at && !paused_at ? gone(started_at, due_at, now) : null
  return {
    id: clock_id,
    metric,
    state: stateOf(breached_at, paused_at, due_at, fraction, now),
    started_at: started_at.toISOString(),
    due_at: instantOrNull(due_at),
    breached_at: instantOrNull(breached_at),
    fraction,
    remaining_ms: paused_at ? row.remaining_ms : null,
  }
}

function gone(startedAt: Date, dueAt: Date, now: Instant): number {
  const target = dueAt.getTime() - startedAt.getTime()
  return target > 0 ? Math.max(0, (now - startedAt.getTime()) / target) : 1
}

/** Past due is neglect at once, though the engine may write it down some milliseconds later. */
function stateOf(
  breachedAt: Date | null,
  pausedAt: Date | null,
  dueAt: Date | null,
  fraction: number | null,
  now: Instant,
): BoardClock['state'] {
  if (breachedAt) return 'breached'
  if (pausedAt) return 'paused'
  if (dueAt && dueAt.getTime() < now) return 'breached'
  return fraction !== null && fraction >= AT_RISK ? 'at_risk' : 'running'
}

function presentDispatch(row: Row): BoardRow['dispatch'] {
  if (!row.dispatch_id || !row.dispatch_state) return null
  return {
    id: row.dispatch_id,
    state: row.dispatch_state,
    wave: row.wave ?? 0,
    offers_open: row.offers_open ?? 0,
    offers_made: row.offers_made ?? 0,
    offers_expire_at: instantOrNull(row.offers_expire_at),
  }
}

function presentCounters(row: CountersRow, lastDay: LastDayRow): BoardCounters {
  const { waiting, at_risk, neglected, longest_conversation_id, longest_customer_name, longest_since } = row
  const longest =
    longest_conversation_id && longest_since
      ? {
          conversation_id: longest_conversation_id,
          customer_name: longest_customer_name,
          since: longest_since.toISOString(),
        }
      : null
  return { waiting, at_risk, neglected, longest_wait: longest, last_day: lastDay }
}
