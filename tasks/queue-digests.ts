import type { Task } from 'graphile-worker'
import type { Deps } from '../src/workflows/ports/store.ts'
import { queueDueDigests } from '../src/workflows/digests/queue-due-digests.ts'

/** The clock strikes: digests whose time has come are queued. */
export function queueDigestsTask(deps: Deps): Task {
  return () => queueDueDigests(deps)
}
