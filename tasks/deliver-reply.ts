import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId } from '../src/domain/ids.ts'
import { deliverReply, type DeliverReplyDeps } from '../src/workflows/replies/deliver-reply.ts'

const payload = z.object({ brand_id: z.uuid(), message_id: z.uuid() })

/** An answer goes out through the customer's own channel. */
export function deliverReplyTask(deps: DeliverReplyDeps): Task {
  return (given) => {
    const { brand_id, message_id } = payload.parse(given)
    return deliverReply(deps, { brandId: brand_id as BrandId, messageId: message_id })
  }
}
