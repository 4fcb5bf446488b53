import type { BoardRow } from '../../http/api-types.ts'

/**
 * Neglected first, then by what is due next, then paused, those without a clock last.
 * Ordering by due time does this for every `now`, so no row changes its place by waiting.
 */
export function sortRows(rows: readonly BoardRow[]): BoardRow[] {
  return rows
    .map((row) => ({ row, rank: rankOf(row), since: row.waiting_since }))
    .sort((a, b) => a.rank - b.rank || (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
    .map(({ row }) => row)
}

function rankOf({ clock }: BoardRow): number {
  if (!clock) return Number.MAX_VALUE
  return clock.due_at === null ? Number.MAX_SAFE_INTEGER : Date.parse(clock.due_at)
}
