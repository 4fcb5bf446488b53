import { z } from 'zod'
import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import type { HolderContext } from '../../workflows/ports/channel-adapter.ts'
import { ticketAnswer } from './live-shapes.ts'
import { userWith } from './user-with.ts'

/** On every ticket that somebody holds in Sundial, so that views and triggers there can go by it. */
export const CLAIMED = 'sundial_claimed'

const target = z.object({ ticket: z.string() })
const CONFLICT = 409

/**
 * A claim is seen in the ticket: a tag, an internal note, and the holder as assignee where Zendesk knows them as an agent. When it ends, the tag
 * goes, and a note says so unless the ticket was solved. Nothing is written where it stands right already.
 */
export async function showHolder(line: HelpdeskLine, { replyTo, holder }: HolderContext): Promise<void> {
  const path = `/api/v2/tickets/${encodeURIComponent(target.parse(replyTo).ticket)}.json`
  const found = await ticketAt(line, path)
  if (!found || found.status === 'closed') return
  const tags = found.tags ?? []
  const claimed = tags.includes(CLAIMED)
  const assignee = holder?.email ? await userWith(line, holder.email) : null
  if (holder ? claimed && (assignee === null || found.assignee_id === String(assignee)) : !claimed) return
  const others = tags.filter((tag) => tag !== CLAIMED)
  const done = found.status === 'solved'
  const answer = await line({
    method: 'PUT',
    path,
    body: {
      ticket: {
        tags: holder ? [...others, CLAIMED] : others,
        ...(holder && assignee !== null && { assignee_id: assignee }),
        ...((holder !== null || !done) && { comment: { body: noteOf(holder), public: false } }),
        safe_update: true,
        updated_stamp: found.updated_at,
      },
    },
  })
  if (answer.status === CONFLICT)
    throw new Error('the ticket changed in Zendesk at the same moment; it is looked at anew')
}

function noteOf(holder: HolderContext['holder']): string {
  return holder
    ? `${holder.name} answers this in Sundial. Whoever answers here first is the one who answered: nothing is sent twice.`
    : 'Nobody holds this in Sundial any more.'
}

async function ticketAt(line: HelpdeskLine, path: string) {
  try {
    return ticketAnswer.parse((await line({ path })).body).ticket
  } catch (error) {
    // It was deleted, or the token may not see it.
    if (error instanceof NotAvailable) return null
    throw error
  }
}
