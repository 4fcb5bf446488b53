import { SECOND, type Instant } from '../../domain/time/instant.ts'
import { isCustomer, programOfPart, textOf } from '../../helpdesk/intercom/facts.ts'
import { conversation, part, type IntercomPart } from '../../helpdesk/intercom/shapes.ts'
import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import { readItems } from '../../helpdesk/line/read-items.ts'
import type { Delivery, ReplyContext } from '../../workflows/ports/channel-adapter.ts'
import { textToHtml } from '../email/text-to-html.ts'
import { adminWith, ownAdmin } from './admins.ts'
import { target } from './live-shapes.ts'

const REFUSED = 422

/**
 * Answers in the conversation, under its writer where Intercom knows them as a teammate, else under the owner of the token. If a colleague has answered
 * there since the customer's message, nothing is sent. An answer whose receipt was lost is found again by its words.
 */
export async function answerConversation(
  line: HelpdeskLine,
  { reply, replyTo, inReplyTo, externalIds, writer }: ReplyContext,
  now: () => Promise<Instant>,
): Promise<Delivery> {
  const path = `/conversations/${encodeURIComponent(target.parse(replyTo).conversation)}`
  try {
    const said = partsOf((await line({ path })).body).filter(isPublicAnswer)
    const since = said.filter((one) => isLater(one, inReplyTo ?? null))
    const ours = since.find((one) => sameWords(one, reply.text))
    if (ours) return { accepted: true, at: ours.created_at * SECOND, externalId: ours.id }
    const other = since.find((one) => programOfPart(one) === null && !externalIds.includes(one.id))
    if (other)
      return {
        accepted: false,
        error: `${other.author?.name || 'a colleague'} has answered in Intercom meanwhile`,
      }
    const admin = (writer?.email ? await adminWith(line, writer.email) : null) ?? (await ownAdmin(line))
    const sent = await line({
      method: 'POST',
      path: `${path}/reply`,
      body: { message_type: 'comment', type: 'admin', admin_id: admin, body: textToHtml(reply.text) },
    })
    if (sent.status === REFUSED) return { accepted: false, error: 'Intercom refuses such a message (422)' }
    const known = new Set(said.map(({ id }) => id))
    const mine = partsOf(sent.body).findLast((one) => !known.has(one.id) && sameWords(one, reply.text))
    return mine
      ? { accepted: true, at: mine.created_at * SECOND, externalId: mine.id }
      : { accepted: true, at: await now() }
  } catch (error) {
    if (error instanceof NotAvailable) return { accepted: false, error: `Intercom refuses: ${error.message}` }
    throw error
  }
}

function partsOf(body: unknown): readonly IntercomPart[] {
  return readItems(part, conversation.parse(body).conversation_parts?.conversation_parts ?? []).read
}

function isPublicAnswer({ author, part_type, body }: IntercomPart): boolean {
  const inside = part_type === 'note' || part_type.includes('assignment')
  return !inside && author?.type === 'admin' && !isCustomer(author) && textOf(body) !== ''
}

/** Numbers of parts grow; everything in a conversation comes after what began it. */
function isLater({ id }: IntercomPart, asked: string | null): boolean {
  return asked === null || asked.endsWith('-source') || BigInt(id) > BigInt(asked)
}

function sameWords({ body }: IntercomPart, text: string): boolean {
  const plain = (words: string) => words.replace(/\s+/g, ' ').trim()
  return plain(textOf(body)) === plain(text)
}
