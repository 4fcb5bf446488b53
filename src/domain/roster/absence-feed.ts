import { HOUR, MINUTE, type Instant, type Millis } from '../time/instant.ts'
import type { ReadAbsences } from './absences-from-ical.ts'

/** Why a calendar could not be read; each has words in the console. */
export type FeedProblem =
  /** The address leads inside our own network, or is none that is called. */
  | 'address_refused'
  | 'unreachable'
  /** 401 or 403: the address was taken back, or asks for a password. */
  | 'not_allowed'
  /** 404 or 410. */
  | 'gone'
  /** 429 and 5xx. */
  | 'busy'
  | 'odd_answer'
  | 'too_large'
  | 'not_a_calendar'
  | 'repeats_too_often'

/** One person reads so many calendars at most. */
export const FEEDS_PER_PERSON = 5

/** A calendar is asked so often while all is well. */
const EVERY: Millis = HOUR
const FIRST_RETRY: Millis = 15 * MINUTE
const LONGEST: Millis = 24 * HOUR

/**
 * When a calendar is asked next. After a failure the pause doubles from a quarter of an hour to a day, and is never shorter than the
 * other side asked for (`wanted`, milliseconds; not beyond a day either). `failures` counts those in a row, 0 after a success.
 */
export function nextReading(now: Instant, failures: number, wanted: Millis = 0): Instant {
  if (failures === 0) return now + EVERY
  const pause = FIRST_RETRY * 2 ** Math.min(failures - 1, 10)
  return now + Math.min(LONGEST, Math.max(pause, wanted))
}

/**
 * The address at which a calendar is read: `webcal://`, which calendar programs hand out, is `https://`. Null for what is no address.
 */
export function feedUrl(written: string): URL | null {
  const text = written.trim().replace(/^webcals?:\/\//i, 'https://')
  return URL.canParse(text) ? new URL(text) : null
}

export function feedProblemOf(read: Exclude<ReadAbsences, { ok: true }>): FeedProblem {
  return read.problem === 'not-a-calendar' ? 'not_a_calendar' : 'repeats_too_often'
}
