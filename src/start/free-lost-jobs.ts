import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'

export interface HeldJobs {
  /** Lets go of the jobs that are locked in these pools' names though nobody here works on them. Answers how many. */
  free(pools: readonly string[]): Promise<number>
}

/** Longer than an answer is on its way; shorter than anybody minds. Milliseconds. */
const IN_FLIGHT = 5_000

const freeing = `
  update graphile_worker._private_jobs set locked_by = null, locked_at = null
  where locked_by = any($1) and locked_at < statement_timestamp() - $2 * interval '1 millisecond' and id <> all($3::bigint[])`

/**
 * A connection that breaks between "this job is yours" and our hearing of it leaves a job that is locked by a living node
 * and that nobody works on; the queue itself would wait four hours. What is worked on here is known from the queue's events.
 */
export function holdJobs(pool: pg.Pool, events: WorkerEvents): HeldJobs {
  const working = new Set<string>()
  events.on('job:start', ({ job }) => working.add(job.id))
  // The statement that takes a finished job out of the queue is still on its way.
  events.on('job:complete', ({ job }) => setTimeout(() => working.delete(job.id), IN_FLIGHT).unref())
  return {
    async free(pools) {
      const { rowCount } = await pool.query(freeing, [pools, IN_FLIGHT, [...working]])
      return rowCount ?? 0
    },
  }
}
