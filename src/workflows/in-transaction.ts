import type { Instant } from '../domain/time/instant.ts'
import type { Deps, Transaction } from './ports/store.ts'

/** Does the work in one transaction; the timer engine beside us hears of what was armed once it is committed. */
export async function inTransaction<Result>(
  deps: Pick<Deps, 'store' | 'wakeTimers'>,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  let nearest: Instant | null = null
  const result = await deps.store.transaction((tx) =>
    work({
      ...tx,
      timers: {
        ...tx.timers,
        arm: async (timers) => {
          const at = await tx.timers.arm(timers)
          if (at !== null && (nearest === null || at < nearest)) nearest = at
          return at
        },
      },
    }),
  )
  deps.wakeTimers(nearest)
  return result
}
