import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId, OfferId } from '../src/domain/ids.ts'
import type { SendPingsDeps } from '../src/workflows/notify/send-pings.ts'
import { updatePings } from '../src/workflows/notify/update-pings.ts'

const payload = z.object({ brand_id: z.uuid(), offer_ids: z.array(z.uuid()) })

/** Messages that showed an offer say what became of it. */
export function updatePingsTask(deps: SendPingsDeps): Task {
  return (given) => {
    const { brand_id, offer_ids } = payload.parse(given)
    return updatePings(deps, brand_id as BrandId, offer_ids as OfferId[])
  }
}
