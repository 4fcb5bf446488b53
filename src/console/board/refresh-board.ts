import type { QueryClient } from '@tanstack/react-query'
import type { Board, StreamEvent } from '../../http/api-types.ts'
import { notConversations } from '../live/stale-after.ts'
import { askForRows } from './board-query.ts'
import { mergeBoard } from './merge-board.ts'

/** More than so many at once are cheaper to fetch as a whole. */
const mostAtOnce = 40
let changed = new Set<string>()
let asking = false

/** Fetches the rows that these events have changed; while an answer is under way the next ones gather. */
export function refreshBoard(queryClient: QueryClient, events: readonly StreamEvent[]): void {
  for (const { type, subject } of events)
    if (subject && !notConversations.has(type.split('.')[0] ?? '')) changed.add(subject)
  if (!asking) void askForChanged(queryClient)
}

async function askForChanged(queryClient: QueryClient): Promise<void> {
  asking = true
  try {
    while (changed.size > 0) {
      const ids = changed
      changed = new Set()
      await Promise.all(boards(queryClient).map((brand) => refresh(queryClient, brand, ids)))
    }
  } finally {
    asking = false
  }
}

async function refresh(
  queryClient: QueryClient,
  brand: string | null,
  ids: ReadonlySet<string>,
): Promise<void> {
  const queryKey = ['board', brand]
  if (ids.size > mostAtOnce) return queryClient.invalidateQueries({ queryKey })
  try {
    // A whole board that is under way may have been read before the event: it must not land on top of the fresh rows.
    await queryClient.getQueryCache().find({ queryKey })?.promise
    const answer = await askForRows(brand, ids)
    queryClient.setQueryData<Board>(queryKey, (board) => board && mergeBoard(board, ids, answer))
  } catch {
    await queryClient.invalidateQueries({ queryKey })
  }
}

/** The brands whose boards are on some page now. */
function boards(queryClient: QueryClient): readonly (string | null)[] {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: ['board'], type: 'active' })
    .map(({ queryKey }) => queryKey[1] as string | null)
}
