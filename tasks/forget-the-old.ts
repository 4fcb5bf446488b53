import type { Task } from 'graphile-worker'
import { forgetTheOld } from '../src/workflows/privacy/forget-the-old.ts'
import type { Deps } from '../src/workflows/ports/store.ts'

/** What is older than its brand keeps words for is forgotten. */
export function forgetTheOldTask(deps: Deps): Task {
  return async () => {
    await forgetTheOld(deps)
  }
}
