import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId } from '../src/domain/ids.ts'
import { serveWaiting } from '../src/workflows/dispatch/serve-waiting.ts'
import type { Deps } from '../src/workflows/ports/store.ts'

const payload = z.object({ brand_id: z.uuid() })

/** Somebody became free: the work that waits is looked at again. */
export function serveWaitingTask(deps: Deps): Task {
  return (given) => serveWaiting(deps, payload.parse(given).brand_id as BrandId)
}
