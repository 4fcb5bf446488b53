import type { FeedProblem } from '../../domain/roster/absence-feed.ts'
import type { Millis } from '../../domain/time/instant.ts'

/** What the other side said of its calendar when it was read last, to be asked only for what changed. */
export interface KnownVersion {
  readonly etag: string | null
  readonly lastModified: string | null
}

export type CalendarAnswer =
  | ({ readonly type: 'calendar'; readonly text: string } & KnownVersion)
  | { readonly type: 'unchanged' }
  /** `wait`: for so long the other side wants to be left alone. */
  | { readonly type: 'failed'; readonly problem: FeedProblem; readonly wait: Millis }

/** Fetches a calendar by the address that its owner gave. Never throws for what the other side does. */
export interface CalendarReader {
  /** What speaks against calling that address at all; null: nothing so far. */
  problem(url: URL): string | null
  read(url: URL, known: KnownVersion): Promise<CalendarAnswer>
}
