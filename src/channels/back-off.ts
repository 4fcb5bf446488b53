export interface BackOff {
  /** Waits longer from time to time, spread at random so that many do not return at once; ends early when stopped. */
  wait(): Promise<void>
  /** Begins anew after a success. */
  reset(): void
}

/** Pauses between attempts in milliseconds: 200 to 30,000 unless told otherwise, doubling. */
export function backOff({
  first = 200,
  longest = 30_000,
  random = Math.random,
  signal,
}: {
  readonly first?: number
  readonly longest?: number
  readonly random?: () => number
  readonly signal: AbortSignal
}): BackOff {
  let pause = first
  return {
    wait() {
      const length = pause * (0.5 + random() / 2)
      pause = Math.min(longest, pause * 2)
      return new Promise((resolve) => {
        if (signal.aborted) {
          resolve()
          return
        }
        const done = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, length)
        signal.addEventListener('abort', done)
      })
    },
    reset() {
      pause = first
    },
  }
}
