import { absencesFromIcal } from '../../domain/roster/absences-from-ical.ts'
import { feedProblemOf, nextReading, type FeedProblem } from '../../domain/roster/absence-feed.ts'
import { DAY, type Millis } from '../../domain/time/instant.ts'
import type { AbsenceFeed } from '../ports/absence-feed-store.ts'
import type { CalendarAnswer, CalendarReader } from '../ports/calendar-reader.ts'
import type { Deps } from '../ports/store.ts'
import type { Vault } from '../ports/vault.ts'

export interface AbsenceFeedDeps extends Pick<Deps, 'store' | 'newId'> {
  readonly calendars: CalendarReader
  readonly vault: Vault
}

/** How far ahead a calendar is read. */
export const AHEAD: Millis = 180 * DAY

/** Reads one calendar that was taken for it, and notes what came of it. Answers the problem, if there was one. */
export async function readAbsenceFeed(deps: AbsenceFeedDeps, feed: AbsenceFeed): Promise<FeedProblem | null> {
  const answer = await fetchFeed(deps, feed)
  return await deps.store.transaction(async (tx) => {
    const failed = async (problem: FeedProblem, wait: Millis) => {
      const failures = feed.failures + 1
      await tx.absenceFeeds.noteFailed(feed.id, problem, failures, nextReading(tx.now, failures, wait))
      return problem
    }
    if (answer.type === 'failed') return await failed(answer.problem, answer.wait)
    if (answer.type === 'unchanged') {
      await tx.absenceFeeds.noteRead(feed, null, nextReading(tx.now, 0))
      return null
    }
    const read = absencesFromIcal(answer.text, feed.timeZone, tx.now, tx.now + AHEAD)
    if (!read.ok) return await failed(feedProblemOf(read), 0)
    await tx.absenceFeeds.noteRead(feed, { absences: read.absences, version: answer }, nextReading(tx.now, 0))
    return null
  })
}

async function fetchFeed(
  { calendars, vault }: AbsenceFeedDeps,
  { sealedUrl, etag, lastModified }: AbsenceFeed,
): Promise<CalendarAnswer> {
  let url: URL
  try {
    url = new URL(await vault.open(sealedUrl))
  } catch {
    return { type: 'failed', problem: 'address_refused', wait: 0 } // the key of the house is another one: to be given again
  }
  return await calendars.read(url, { etag, lastModified })
}
