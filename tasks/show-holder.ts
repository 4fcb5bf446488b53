import type { Task } from 'graphile-worker'
import { z } from 'zod'
import type { BrandId, ConversationId } from '../src/domain/ids.ts'
import { showHolder } from '../src/workflows/dispatch/show-holder.ts'

const payload = z.object({ brand_id: z.uuid(), conversation_id: z.uuid() })

/** A helpdesk beside us is shown who holds a ticket here. */
export function showHolderTask(deps: Parameters<typeof showHolder>[0]): Task {
  return (given) => {
    const { brand_id, conversation_id } = payload.parse(given)
    return showHolder(deps, {
      brandId: brand_id as BrandId,
      conversationId: conversation_id as ConversationId,
    })
  }
}
