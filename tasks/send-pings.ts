import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId } from '../src/domain/ids.ts'
import { sendPings, type SendPingsDeps } from '../src/workflows/notify/send-pings.ts'

const payload = z.object({ brand_id: z.uuid(), ping_ids: z.array(z.uuid()) })

/** People are told of work. */
export function sendPingsTask(deps: SendPingsDeps): Task {
  return (given) => {
    const { brand_id, ping_ids } = payload.parse(given)
    return sendPings(deps, brand_id as BrandId, ping_ids)
  }
}
