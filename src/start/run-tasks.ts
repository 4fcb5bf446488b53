import { Logger, run, type Runner, type WorkerEvents } from 'graphile-worker'
import { EventEmitter } from 'node:events'
import type pg from 'pg'
import { crontab } from '../../tasks/crontab.ts'
import { tasks, type TaskDeps } from '../../tasks/index.ts'
import { keepGoing } from '../timers/keep-going.ts'
import { holdJobs, type HeldJobs } from './free-lost-jobs.ts'
import type { Log } from './log.ts'

/** Milliseconds between two looks for jobs that were lost on their way. */
const SWEEP_EVERY = 2_000

export interface RunningTasks {
  /** Names under which this node locks jobs, for the heartbeat. */
  readonly workerPools: () => readonly string[]
  stop(): Promise<void>
}

/**
 * Side effects wait in PostgreSQL and run here; what fails is tried again later by the queue. The queue's runner gives up
 * when it cannot say what became of a job, as when its connection was cut: then the next one begins.
 */
export async function runTasks(deps: TaskDeps, pool: pg.Pool, log: Log): Promise<RunningTasks> {
  const pools = new Set<string>()
  const state = { stopped: false }
  let current = await startRunner(deps, pool, log, pools)

  const supervising = keepGoing(
    async () => {
      await current.ended
      if (state.stopped) return 0
      log.warn({}, 'the queue of side effects has stopped; it begins again')
      await freeJobs(pool, current.ownPools, pools)
      current = await startRunner(deps, pool, log, pools)
      return 0
    },
    (error) => log.warn({ err: error }, 'the queue of side effects cannot begin; trying again'),
  )
  const sweeping = keepGoing(
    async () => {
      const freed = await current.held.free([...current.ownPools])
      if (freed > 0) log.warn({ freed }, 'jobs that were lost on their way here are back in the queue')
      return SWEEP_EVERY
    },
    (error) => log.warn({ err: error }, 'lost jobs could not be looked for; trying again'),
  )
  return {
    workerPools: () => [...pools],
    async stop() {
      state.stopped = true
      await sweeping.stop()
      await current.runner.stop().catch(() => undefined) // it may have stopped by itself
      await supervising.stop()
    },
  }
}

interface Running {
  readonly runner: Runner
  readonly held: HeldJobs
  readonly ownPools: ReadonlySet<string>
  /** Resolves when the runner works no more, for whatever reason. */
  readonly ended: Promise<void>
}

async function startRunner(deps: TaskDeps, pool: pg.Pool, log: Log, pools: Set<string>): Promise<Running> {
  const ownPools = new Set<string>()
  const events: WorkerEvents = new EventEmitter()
  events.on('pool:create', ({ workerPool }) => {
    pools.add(workerPool.id)
    ownPools.add(workerPool.id)
  })
  events.on('job:error', ({ job, error }) =>
    log.warn(
      { err: error, task: job.task_identifier, attempt: job.attempts },
      'a side effect failed; it will be tried again',
    ),
  )
  const held = holdJobs(pool, events)
  const runner = await run({
    pgPool: pool,
    concurrency: 8,
    pollInterval: 1_000,
    noHandleSignals: true,
    noPreparedStatements: false,
    taskList: tasks(deps),
    parsedCronItems: crontab(),
    logger: queueLog(log),
    events,
    // Without these a job whose end cannot be written down ends the process (an unhandled rejection of the queue's).
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  return { runner, held, ownPools, ended: runner.promise.catch(() => undefined) }
}

/** What the stopped runner held is for whoever comes next. */
async function freeJobs(pool: pg.Pool, own: ReadonlySet<string>, pools: Set<string>): Promise<void> {
  await pool.query('select graphile_worker.force_unlock_workers($1)', [[...own]])
  for (const id of own) pools.delete(id)
}

/** What the queue tells of each job is for whoever looks for a fault. */
function queueLog(log: Log): Logger {
  const heard: Readonly<Record<string, 'error' | 'warn'>> = { error: 'error', warning: 'warn' }
  return new Logger((scope) => (level, message) => {
    log[heard[level] ?? 'debug']({ ...scope }, message)
  })
}
