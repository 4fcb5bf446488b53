import type { Task } from 'graphile-worker'
import type { Deps } from '../src/workflows/ports/store.ts'

/** Presence and work of the last 28 days are counted anew. */
export function recountFairnessTask(deps: Deps): Task {
  return () => deps.store.transaction((tx) => tx.people.recountFairness())
}
