import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { reactToSteps } from '../src/workflows/dispatch/react-to-steps.ts'
import type { Deps } from '../src/workflows/ports/store.ts'

const payload = z.object({ event_ids: z.array(z.int()) })

/** Timers fired: what follows from them. */
export function reactToStepsTask(deps: Deps): Task {
  return (given) => reactToSteps(deps, payload.parse(given).event_ids)
}
