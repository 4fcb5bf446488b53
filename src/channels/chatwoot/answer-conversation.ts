import { z } from 'zod'
import { SECOND } from '../../domain/time/instant.ts'
import { programOfMessage } from '../../helpdesk/chatwoot/facts.ts'
import { message, messagesPage } from '../../helpdesk/chatwoot/shapes.ts'
import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import { readItems } from '../../helpdesk/line/read-items.ts'
import type { Delivery, ReplyContext } from '../../workflows/ports/channel-adapter.ts'
import { sentMessage } from './live-shapes.ts'

const target = z.object({ conversation: z.number() })
const OUTGOING = 1
const REFUSED = 422

/**
 * Answers in the conversation as the owner of the token: Chatwoot's interface writes under no other name. If a colleague has answered there since
 * the customer's message, nothing is sent. An answer whose receipt was lost is found again by its words.
 */
export async function answerConversation(
  line: HelpdeskLine,
  account: number,
  { reply, replyTo, inReplyTo, externalIds }: ReplyContext,
): Promise<Delivery> {
  const path = `/api/v1/accounts/${account}/conversations/${target.parse(replyTo).conversation}/messages`
  try {
    const asked = Number(inReplyTo ?? 0)
    const since = await line({ path, query: { after: String(asked) } })
    const answers = readItems(message, messagesPage.parse(since.body).payload).read.filter(
      (one) => one.message_type === OUTGOING && one.private !== true && programOfMessage(one) === null,
    )
    const ours = answers.find(({ content }) => content === reply.text)
    if (ours) return { accepted: true, at: ours.created_at * SECOND, externalId: String(ours.id) }
    const other = answers.find(({ id }) => !externalIds.includes(String(id)))
    if (other)
      return {
        accepted: false,
        error: `${other.sender?.name ?? 'a colleague'} has answered in Chatwoot meanwhile`,
      }
    const sent = await line({
      method: 'POST',
      path,
      body: { content: reply.text, message_type: 'outgoing', private: false },
    })
    if (sent.status === REFUSED) return { accepted: false, error: 'Chatwoot refuses such a message (422)' }
    const { id, created_at } = sentMessage.parse(sent.body)
    return { accepted: true, at: created_at * SECOND, externalId: String(id) }
  } catch (error) {
    if (error instanceof NotAvailable) return { accepted: false, error: `Chatwoot refuses: ${error.message}` }
    throw error
  }
}
