import type { PersonId } from '../../domain/ids.ts'
import { absencesFromIcal } from '../../domain/roster/absences-from-ical.ts'
import {
  FEEDS_PER_PERSON,
  feedProblemOf,
  nextReading,
  type FeedProblem,
} from '../../domain/roster/absence-feed.ts'
import { MINUTE } from '../../domain/time/instant.ts'
import { AHEAD, readAbsenceFeed, type AbsenceFeedDeps } from './read-absence-feed.ts'

export interface FollowCalendar {
  readonly personId: PersonId
  /** Who asked for it: the person, or a lead; null for the operator. */
  readonly byId: PersonId | null
  readonly url: URL
  /** Of the address. */
  readonly urlHash: Buffer
}

export type FollowOutcome =
  | { readonly type: 'followed'; readonly id: string }
  | { readonly type: 'refused'; readonly reason: 'address'; readonly problem: string }
  | { readonly type: 'refused'; readonly reason: 'unread'; readonly problem: FeedProblem }
  | { readonly type: 'refused'; readonly reason: 'too-many' | 'known' | 'not-found' }

/**
 * From now on a person is away while their own calendar says busy. It is read once before anything is kept, so that a wrong address
 * is told at once.
 */
export async function followCalendar(deps: AbsenceFeedDeps, command: FollowCalendar): Promise<FollowOutcome> {
  const { personId, byId, url, urlHash } = command
  const problem = deps.calendars.problem(url)
  if (problem !== null) return { type: 'refused', reason: 'address', problem }
  const answer = await deps.calendars.read(url, { etag: null, lastModified: null })
  if (answer.type !== 'calendar')
    return {
      type: 'refused',
      reason: 'unread',
      problem: answer.type === 'failed' ? answer.problem : 'odd_answer',
    }
  const sealedUrl = await deps.vault.seal(url.href)
  return await deps.store.transaction(async (tx): Promise<FollowOutcome> => {
    const person = await tx.people.lock(personId)
    if (!person) return { type: 'refused', reason: 'not-found' }
    const read = absencesFromIcal(answer.text, person.timeZone, tx.now, tx.now + AHEAD)
    if (!read.ok) return { type: 'refused', reason: 'unread', problem: feedProblemOf(read) }
    const id = deps.newId()
    const feed = { id, personId, urlHash, sealedUrl, host: url.host }
    const added = await tx.absenceFeeds.add(feed, byId, FEEDS_PER_PERSON)
    if (added !== 'added') return { type: 'refused', reason: added }
    await tx.absenceFeeds.noteRead(feed, { absences: read.absences, version: answer }, nextReading(tx.now, 0))
    return { type: 'followed', id }
  })
}

/** Nobody makes us ask somebody else's server more often than that. */
const SOONEST = MINUTE

/** Reads a calendar now rather than at its next turn; does nothing when it was read a moment ago. */
export async function readNow(deps: AbsenceFeedDeps, id: string): Promise<void> {
  const feed = await deps.store.transaction((tx) =>
    tx.absenceFeeds.takeOne(id, tx.now - SOONEST, tx.now + 10 * MINUTE),
  )
  if (feed) await readAbsenceFeed(deps, feed)
}
