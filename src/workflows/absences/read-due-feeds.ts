import { MINUTE } from '../../domain/time/instant.ts'
import { readAbsenceFeed, type AbsenceFeedDeps } from './read-absence-feed.ts'

/** So many calendars are fetched at once; each belongs to somebody else's server. */
const AT_ONCE = 8
/** A node that dies while it reads leaves a calendar unread for so long. */
const TAKEN_FOR = 10 * MINUTE

/** Reads every calendar whose time has come. One that cannot be read does not hold up the others. Answers how many were asked. */
export async function readDueFeeds(deps: AbsenceFeedDeps): Promise<number> {
  let asked = 0
  const failures: unknown[] = []
  for (;;) {
    const due = await deps.store.transaction((tx) => tx.absenceFeeds.takeDue(AT_ONCE, tx.now + TAKEN_FOR))
    if (due.length === 0) break
    asked += due.length
    const read = await Promise.allSettled(due.map((feed) => readAbsenceFeed(deps, feed)))
    for (const one of read) if (one.status === 'rejected') failures.push(one.reason)
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${asked} calendars could not be noted`)
  return asked
}
