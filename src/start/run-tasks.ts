import { Logger, run, type Runner, type WorkerEvents } from 'graphile-worker'
import { EventEmitter } from 'node:events'
import type pg from 'pg'
import { crontab } from '../../tasks/crontab.ts'
import { tasks, type TaskDeps } from '../../tasks/index.ts'
import type { Log } from './log.ts'

export interface RunningTasks {
  /** Names under which this node locks jobs, for the heartbeat. */
  readonly workerPools: () => readonly string[]
  stop(): Promise<void>
}

/** Side effects wait in PostgreSQL and run here; what fails is tried again later by the queue. */
export async function runTasks(deps: TaskDeps, pool: pg.Pool, log: Log): Promise<RunningTasks> {
  const pools = new Set<string>()
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => pools.add(workerPool.id))
  events.on('job:error', ({ job, error }) =>
    log.warn(
      { err: error, task: job.task_identifier, attempt: job.attempts },
      'a side effect failed; it will be tried again',
    ),
  )
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 8,
    pollInterval: 1_000,
    noHandleSignals: true,
    noPreparedStatements: false,
    taskList: tasks(deps),
    parsedCronItems: crontab(),
    logger: queueLog(log),
    events,
  })
  return { workerPools: () => [...pools], stop: () => runner.stop() }
}

/** What the queue tells of each job is for whoever looks for a fault. */
function queueLog(log: Log): Logger {
  const heard: Readonly<Record<string, 'error' | 'warn'>> = { error: 'error', warning: 'warn' }
  return new Logger((scope) => (level, message) => {
    log[heard[level] ?? 'debug']({ ...scope }, message)
  })
}
