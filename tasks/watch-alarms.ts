import type { Task } from 'graphile-worker'
import { watchAlarms } from '../src/workflows/alarms/watch-alarms.ts'
import type { Deps } from '../src/workflows/ports/store.ts'

/** The clock strikes: what is wrong now is looked for and told. */
export function watchAlarmsTask(deps: Deps): Task {
  return () => watchAlarms(deps)
}
