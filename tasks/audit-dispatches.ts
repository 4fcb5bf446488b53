import type { Task } from 'graphile-worker'
import { auditDispatches } from '../src/workflows/dispatch/audit-dispatches.ts'
import type { Deps } from '../src/workflows/ports/store.ts'

/** Work without a next action is found, mended and reported. */
export function auditDispatchesTask(deps: Deps): Task {
  return async (_, { logger }) => {
    for (const { turnId, problem } of await auditDispatches(deps))
      logger.warn(`the turn ${turnId} would have waited for ever (${problem}); the search goes on`)
  }
}
