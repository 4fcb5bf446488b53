import { setTimeout as sleep } from 'node:timers/promises'
import type { Task, TaskList } from 'graphile-worker'
import type pg from 'pg'

export interface HeldJobs {
  /** The same tasks; while one is at work its job is held. */
  watched(tasks: TaskList): TaskList
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
  update graphile_worker._private_jobs j set locked_by = null, locked_at = null
  where locked_at < statement_timestamp() - $2 * interval '1 millisecond' and (
    locked_by = any($1) and id <> all($3::bigint[])
    or locked_by <> all($1) and locked_at < statement_timestamp() - $2 * interval '2 milliseconds'
      and not exists (select from node where j.locked_by = any(node.worker_pools)))`

/**
 * A connection that breaks between "this job is yours" and our hearing of it leaves a job that is locked by a living node
 * and that nobody works on; the queue itself would wait four hours. So would one that is locked in the name of a node that
 * had been taken off the list before the statement arrived. What is worked on here is known from the tasks themselves: a
 * runner that gives up tells of no end.
 */
export function holdJobs(pool: pg.Pool): HeldJobs {
  const working = new Set<string>()
  // The statement that takes a finished job out of the queue is still on its way.
  const finished = new Set<string>()

  const watch =
    (task: Task): Task =>
    async (payload, helpers) => {
      const { id } = helpers.job
      finished.delete(id)
      working.add(id)
      try {
        return await task(payload, helpers)
      } finally {
        working.delete(id)
        finished.add(id)
        setTimeout(() => finished.delete(id), IN_FLIGHT).unref()
      }
    }
  return {
    watched: (tasks) =>
      Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, task && watch(task)])),
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
