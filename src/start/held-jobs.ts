import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerEvents } from 'graphile-worker'
import type pg from 'pg'

export interface HeldJobs {
  /** Lets go of the jobs that are locked in these pools' names though nobody here works on them. Answers how many. */
  free(pools: readonly string[]): Promise<number>
  /** Whether somebody here works on a job, or has just done so and says so to the database. */
  any(): boolean
  /** Resolves when nobody here works on a job. */
  done(): Promise<void>
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
  // The statement that takes a finished job out of the queue is still on its way.
  const finished = new Set<string>()
  events.on('job:start', ({ job }) => {
    finished.delete(job.id)
    working.add(job.id)
  })
  events.on('job:complete', ({ job }) => {
    working.delete(job.id)
    finished.add(job.id)
    setTimeout(() => finished.delete(job.id), IN_FLIGHT).unref()
  })
  return {
    async free(pools) {
      const { rowCount } = await pool.query(freeing, [pools, IN_FLIGHT, [...working, ...finished]])
      return rowCount ?? 0
    },
    any: () => working.size + finished.size > 0,
    async done() {
      while (working.size > 0) await sleep(20)
    },
  }
}
