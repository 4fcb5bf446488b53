import { makeWorkerUtils, run, Logger, type Runner, type RunnerOptions } from 'graphile-worker'
import type { Contestant } from '../contestant.ts'

const quiet = new Logger(() => () => undefined)
const CHUNK = 1_000

/** `run_at` of graphile-worker: a job for each timer, told when its task is called. */
export function graphileWorker(
  name: string,
  settings: string,
  options: Omit<RunnerOptions, 'taskList'>,
): Contestant {
  return {
    name,
    settings,
    async enter({ database, clock }) {
      const utils = await makeWorkerUtils({ pgPool: database.pool, logger: quiet })
      const seen = new Map<number, number[]>()
      let told = 0
      let runner: Runner | null = null
      const fire = (payload: unknown): void => {
        const { n } = payload as { n: number }
        seen.set(n, [...(seen.get(n) ?? []), clock.now()])
        told += 1
      }
      return {
        async arm(due) {
          for (let from = 0; from < due.length; from += CHUNK)
            await utils.addJobs(
              due.slice(from, from + CHUNK).map((at, index) => ({
                identifier: 'fire',
                payload: { n: from + index },
                runAt: new Date(at),
              })),
            )
        },
        async start() {
          runner = await run({
            pgPool: database.pool,
            logger: quiet,
            noHandleSignals: true,
            taskList: { fire },
            ...options,
          })
        },
        told: () => told,
        async finish() {
          await runner?.stop()
          await utils.release()
          return seen
        },
      }
    },
  }
}
