import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import { textToHtml } from '../email/text-to-html.ts'
import type { HolderContext } from '../../workflows/ports/channel-adapter.ts'
import { adminWith, ownAdmin } from './admins.ts'
import { tag, taggedConversation, target } from './live-shapes.ts'

/** On every conversation that somebody holds in Sundial, so that views and rules there can go by it. */
export const CLAIMED = 'sundial_claimed'

/** A claim is seen in the conversation: a tag, a note for colleagues, and the holder as assignee where Intercom knows their mail address. */
export async function showHolder(line: HelpdeskLine, { replyTo, holder }: HolderContext): Promise<void> {
  const path = `/conversations/${encodeURIComponent(target.parse(replyTo).conversation)}`
  const found = await conversationAt(line, path)
  if (!found) return
  const ours = found.tags?.tags.find(({ name }) => name === CLAIMED)
  const assignee = holder?.email ? await adminWith(line, holder.email) : null
  if (holder ? ours && (assignee === null || found.admin_assignee_id === assignee) : !ours) return
  const admin = await ownAdmin(line)
  if (assignee !== null && found.admin_assignee_id !== assignee)
    await line({
      method: 'POST',
      path: `${path}/parts`,
      body: { message_type: 'assignment', type: 'admin', admin_id: admin, assignee_id: assignee },
    })
  if (holder !== null || found.state !== 'closed')
    await line({
      method: 'POST',
      path: `${path}/reply`,
      body: { message_type: 'note', type: 'admin', admin_id: admin, body: textToHtml(noteOf(holder)) },
    })
  if (holder === null) await untag(line, path, ours!.id, admin)
  else if (!ours)
    await line({
      method: 'POST',
      path: `${path}/tags`,
      body: { id: await claimedTag(line), admin_id: admin },
    })
}

export async function untag(line: HelpdeskLine, path: string, tagId: string, admin: string): Promise<void> {
  await line({
    method: 'DELETE',
    path: `${path}/tags/${encodeURIComponent(tagId)}`,
    body: { admin_id: admin },
  })
}

/** Intercom answers with the tag of that name where there is one, else makes it. */
async function claimedTag(line: HelpdeskLine): Promise<string> {
  return tag.parse((await line({ method: 'POST', path: '/tags', body: { name: CLAIMED } })).body).id
}

function noteOf(holder: HolderContext['holder']): string {
  return holder
    ? `${holder.name} answers this in Sundial. Whoever answers here first is the one who answered: nothing is sent twice.`
    : 'Nobody holds this in Sundial any more.'
}

async function conversationAt(line: HelpdeskLine, path: string) {
  try {
    return taggedConversation.parse((await line({ path })).body)
  } catch (error) {
    // It was deleted, or the token may not see it.
    if (error instanceof NotAvailable) return null
    throw error
  }
}
