import { SECOND } from '../../domain/time/instant.ts'

/** The longest text of a message in UTF-16 units. */
export const MAX_TEXT = 8_000
/** A larger WebSocket message ends the line with 1009. Bytes. */
export const MAX_FRAME = 64 * 1024

/** Messages of one line: so many at once, then one a second. */
export const MESSAGES = { burst: 10, perSecond: 1 }
/** Frames of any kind: browsers ping, acknowledge and tell of typing. */
export const FRAMES = { burst: 60, perSecond: 10 }
/** Frames that are refused before the line is closed with 1008. */
export const BAD_FRAMES = 5

/** Frames that wait for the database; beyond it the line is not read, and TCP holds the sender back. */
export const WAITING_FRAMES = 16
/** A browser that has so many bytes waiting does not read: it may come back and resume. */
export const SLOW_BYTES = 1024 * 1024

export const HELLO_WITHIN = 10 * SECOND
/** A ping goes out so often. A line that answers none of two is half open and is cut. */
export const PING_EVERY = 15 * SECOND
export const DOOR_BEATS_EVERY = 5 * SECOND
export const DOOR_SILENT_AFTER = 15 * SECOND

/** Lines from one address, and how many may be opened from it within a minute. */
export const LINES_PER_ADDRESS = 200
export const OPENINGS_PER_MINUTE = 120
