import { Logger, run, type WorkerEvents } from 'graphile-worker'
import { EventEmitter } from 'node:events'
import type pg from 'pg'
import { crontab } from '../../tasks/crontab.ts'
import { tasks, type TaskDeps } from '../../tasks/index.ts'
import { holdJobs } from './held-jobs.ts'
import type { Log } from './log.ts'

/** One life of the queue's runner in this process. */
export interface JobQueue {
  /** Names under which it locks jobs. */
  readonly pools: () => readonly string[]
  /** Resolves as soon as it takes no more jobs, for whatever reason; those in hand may go on. */
  readonly broken: Promise<void>
  /** Puts back into the queue what is locked in its name though nobody works on it. Answers how many jobs. */
  freeLost(): Promise<number>
  /** Of one that is broken: puts back what is left, once nothing is in hand any more. Answers whether that is so. */
  leave(): Promise<boolean>
  /** Takes no more jobs, and brings those in hand to their end. */
  stop(): Promise<void>
}

export async function startJobQueue(deps: TaskDeps, pool: pg.Pool, log: Log): Promise<JobQueue> {
  const pools = new Set<string>()
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => pools.add(workerPool.id))
  events.on('job:error', ({ job, error }) =>
    log.warn(
      { err: error, task: job.task_identifier, attempt: job.attempts },
      'a side effect failed; it will be tried again',
    ),
  )
  const held = holdJobs(pool)
  const breaking = new Promise<void>((resolve) => events.once('pool:gracefulShutdown', () => resolve()))
  const runner = await run({
    pgPool: pool,
    concurrency: 8,
    pollInterval: 1_000,
    noHandleSignals: true,
    noPreparedStatements: false,
    taskList: held.watched(tasks(deps)),
    parsedCronItems: crontab(),
    logger: queueLog(log),
    events,
    // Without these a job whose end cannot be written down ends the process (an unhandled rejection of the queue's).
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  const stopRunner = (): Promise<void> => runner.stop().catch(() => undefined) // it may have stopped by itself
  return {
    pools: () => [...pools],
    broken: Promise.race([breaking, runner.promise.catch(() => undefined)]),
    freeLost: () => held.free([...pools]),
    async leave() {
      void stopRunner() // its clock for what comes at fixed hours would go on
      if (held.any()) {
        await held.free([...pools])
        return false
      }
      await pool.query('select graphile_worker.force_unlock_workers($1)', [[...pools]])
      return true
    },
    async stop() {
      await stopRunner()
      await held.done()
    },
  }
}

/** What the queue tells of each job is for whoever looks for a fault. */
function queueLog(log: Log): Logger {
  const heard: Readonly<Record<string, 'error' | 'warn'>> = { error: 'error', warning: 'warn' }
  return new Logger((scope) => (level, message) => {
    log[heard[level] ?? 'debug']({ ...scope }, message)
  })
}
