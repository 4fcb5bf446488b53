import type { Board } from '../../http/api-types.ts'
import { sortRows } from './sort-rows.ts'

/** The board after some conversations were asked for anew: those that no longer wait are gone, the others replaced. */
export function mergeBoard(board: Board, asked: ReadonlySet<string>, answer: Board): Board {
  const kept = board.rows.filter((row) => !asked.has(row.conversation_id))
  const fresh = answer.rows.filter((row) => asked.has(row.conversation_id))
  return { ...board, now: answer.now, counters: answer.counters, rows: sortRows([...kept, ...fresh]) }
}
