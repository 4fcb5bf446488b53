import type { PersonId } from '../../domain/ids.ts'
import type { FeedProblem } from '../../domain/roster/absence-feed.ts'
import type { Period } from '../../domain/roster/schedule.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'
import type { KnownVersion } from './calendar-reader.ts'

export interface NewAbsenceFeed {
  readonly id: string
  readonly personId: PersonId
  readonly sealedUrl: Buffer
  /** By it the same address is known again without being opened. */
  readonly urlHash: Buffer
  readonly host: string
}

/**
 * A calendar elsewhere that it is time to read. Its version is forgotten from time to time: what repeats without end is known only so far
 * ahead as it was looked at.
 */
export interface AbsenceFeed extends KnownVersion {
  readonly id: string
  readonly personId: PersonId
  readonly timeZone: Zone
  readonly sealedUrl: Buffer
  readonly failures: number
}

/** Calendars elsewhere, by which people are away. */
export interface AbsenceFeedStore {
  /** `too-many`, or `known` when the person has this address already. Booked to whoever did it. */
  add(feed: NewAbsenceFeed, byId: PersonId | null, most: number): Promise<'added' | 'too-many' | 'known'>
  /** Those that are due by now, for nobody else until `until`. */
  takeDue(limit: number, until: Instant): Promise<readonly AbsenceFeed[]>
  /** One of them, though it is not due; null when it was read within the last `since` or is gone. */
  takeOne(id: string, since: Instant, until: Instant): Promise<AbsenceFeed | null>
  /** What the calendar says replaces what it said before, from now on; null: nothing has changed. */
  noteRead(
    feed: Pick<AbsenceFeed, 'id' | 'personId'>,
    read: { readonly absences: readonly Period[]; readonly version: KnownVersion } | null,
    nextAt: Instant,
  ): Promise<void>
  noteFailed(id: string, problem: FeedProblem, failures: number, nextAt: Instant): Promise<void>
}
