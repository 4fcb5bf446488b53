import type pg from 'pg'
import type { TaskDeps } from '../../tasks/index.ts'
import { keepGoing } from '../timers/keep-going.ts'
import { startJobQueue, type JobQueue } from './job-queue.ts'
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
 * when it cannot say what became of a job, as when its connection was cut. The next one begins at once and does not wait
 * for the end of the one before: that one may still have jobs in hand, and after two such failures its end never comes.
 */
export async function runTasks(deps: TaskDeps, pool: pg.Pool, log: Log): Promise<RunningTasks> {
  const state = { stopped: false }
  const left = new Set<JobQueue>()
  let current = await startJobQueue(deps, pool, log)

  const supervising = keepGoing(
    async () => {
      await current.broken
      if (state.stopped) return SWEEP_EVERY
      log.warn({}, 'the queue of side effects has stopped; it begins again')
      left.add(current)
      current = await startJobQueue(deps, pool, log)
      return 0
    },
    (error) => log.warn({ err: error }, 'the queue of side effects cannot begin; trying again'),
  )
  const sweeping = keepGoing(
    async () => {
      const freed = await current.freeLost()
      if (freed > 0) log.warn({ freed }, 'jobs that were lost on their way here are back in the queue')
      for (const queue of left) if (await queue.leave()) left.delete(queue)
      return SWEEP_EVERY
    },
    (error) => log.warn({ err: error }, 'lost jobs could not be looked for; trying again'),
  )
  return {
    workerPools: () => [...left, current].flatMap((queue) => queue.pools()),
    async stop() {
      state.stopped = true
      await sweeping.stop()
      await Promise.all([...left, current].map((queue) => queue.stop()))
      await supervising.stop()
      await current.stop() // one that has begun meanwhile
    },
  }
}
