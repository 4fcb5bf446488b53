import type { BoardRow } from '../../http/api-types.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { BoardSearch } from './board-search.ts'
import { urgencyOf } from './urgency.ts'

/** What the filters let through; `personId` is the reader, for `mine`. Search ignores case and accents. */
export function filterRows(
  rows: readonly BoardRow[],
  search: BoardSearch,
  personId: string | null,
  now: Instant,
): readonly BoardRow[] {
  const { show = 'all', kind, language } = search
  const wanted = search.q ? plain(search.q) : null
  if (show === 'all' && !kind && !language && !wanted) return rows
  return rows.filter(
    (row) =>
      (!kind || row.channel.kind === kind) &&
      (!language || row.language === language) &&
      (!wanted || plain(searchable(row)).includes(wanted)) &&
      isShown(row, show, personId, now),
  )
}

function isShown(
  row: BoardRow,
  show: NonNullable<BoardSearch['show']>,
  personId: string | null,
  now: Instant,
): boolean {
  switch (show) {
    case 'all':
      return true
    case 'unheld':
      return row.holder === null
    case 'mine':
      return row.holder !== null && row.holder.person_id === personId
    case 'neglected':
    case 'at_risk':
      return urgencyOf(row.clock, now) === show
  }
}

function searchable(row: BoardRow): string {
  return [row.customer.name, row.subject, row.preview, row.holder?.name, row.channel.name, ...row.tags].join(
    ' ',
  )
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
