import type { Task } from 'graphile-worker'
import type { AbsenceFeedDeps } from '../src/workflows/absences/read-absence-feed.ts'
import { readDueFeeds } from '../src/workflows/absences/read-due-feeds.ts'

/** Whoever is busy in their own calendar is away here. */
export function readAbsenceFeedsTask(deps: AbsenceFeedDeps): Task {
  return async () => {
    await readDueFeeds(deps)
  }
}
