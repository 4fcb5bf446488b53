import { sql } from 'kysely'

/**
 * Of the queue's jobs those that nobody tries again. In its last attempt a job is locked and still in hand; what is tried only once comes again by
 * the clock, and the next tick looks at the same.
 */
export const givenUp = sql<boolean>`(attempts >= max_attempts and max_attempts > 1 and locked_at is null)`
