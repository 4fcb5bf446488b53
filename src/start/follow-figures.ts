import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../workflows/ports/store.ts'
import { followFacts } from '../workflows/figures/follow-facts.ts'
import type { Log } from './log.ts'

export interface FollowingFigures {
  stop(): Promise<void>
}

/** Milliseconds between two looks at the log while nothing happens, and while something does. */
const IDLE = 500
const BUSY = 50
/** After a failure: the database is away, or a fact cannot be accounted for. */
const RETRY = 5_000

/** Keeps the figures up to date for as long as this node lives; a look that fails is reported and made again. */
export function followFigures(deps: Pick<Deps, 'store'>, log: Log): FollowingFigures {
  const ending = new AbortController()
  const pause = (length: number) => sleep(length, undefined, { signal: ending.signal }).catch(() => undefined)

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      try {
        const followed = await followFacts(deps)
        if (!followed?.more) await pause(followed?.news ? BUSY : IDLE)
      } catch (error) {
        log.warn({ err: error }, 'the figures could not follow the event log; trying again')
        await pause(RETRY)
      }
    }
  }

  const running = run()
  return {
    async stop() {
      ending.abort()
      await running
    },
  }
}
