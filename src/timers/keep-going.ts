import { Sleeper } from './sleeper.ts'

const FIRST_PAUSE_MS = 20
const LONGEST_PAUSE_MS = 1_000

export interface Loop {
  /** Ends the pause between two turns, unless the last one failed. */
  wake(): void
  /** Resolves when the turn that is under way has ended; there is no other after it. */
  stop(): Promise<void>
}

/**
 * Takes turns until it is stopped; each answers how long to pause, in milliseconds. A turn that fails is told and tried
 * again after a pause that doubles up to a second: whatever happens, the loop does not die.
 */
export function keepGoing(turn: () => Promise<number>, onFailure: (error: unknown) => void): Loop {
  const sleeper = new Sleeper()
  const state = { stopped: false, failing: false }
  let afterFailure = FIRST_PAUSE_MS

  const once = async (): Promise<number> => {
    try {
      const pause = await turn()
      state.failing = false
      afterFailure = FIRST_PAUSE_MS
      return pause
    } catch (error) {
      onFailure(error)
      state.failing = true
      const pause = afterFailure
      afterFailure = Math.min(2 * pause, LONGEST_PAUSE_MS)
      return pause
    }
  }
  const going = (async () => {
    while (!state.stopped) await sleeper.sleep(await once())
  })()

  return {
    wake() {
      if (!state.failing) sleeper.wake()
    },
    stop() {
      state.stopped = true
      sleeper.wake()
      return going
    },
  }
}
