import { z } from 'zod'
import { parseInstant, type Instant } from '../../domain/time/instant.ts'
import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import { programOf } from '../../helpdesk/zendesk/via.ts'
import type { Delivery, ReplyContext } from '../../workflows/ports/channel-adapter.ts'
import { commentsAnswer, ticketAnswer } from './live-shapes.ts'
import { CLAIMED } from './show-holder.ts'
import { userWith } from './user-with.ts'

const target = z.object({ ticket: z.string() })
const CONFLICT = 409

/**
 * Answers as a public comment, under its writer where Zendesk knows them. If somebody has answered there since the customer's message, nothing is
 * sent; Zendesk itself refuses an update that another one has overtaken, and then it is looked at anew. An answer whose receipt was lost is found
 * again by its words.
 */
export async function answerTicket(
  line: HelpdeskLine,
  context: ReplyContext,
  now: () => Promise<Instant>,
): Promise<Delivery> {
  const { reply, replyTo, inReplyTo, externalIds, writer } = context
  const path = `/api/v2/tickets/${encodeURIComponent(target.parse(replyTo).ticket)}`
  try {
    const { ticket } = ticketAnswer.parse((await line({ path: `${path}.json` })).body)
    if (ticket.status === 'closed')
      return { accepted: false, error: 'the ticket is closed in Zendesk and takes no comment' }
    const newest = await line({
      path: `${path}/comments.json`,
      query: { sort: '-created_at', 'page[size]': '20', include: 'users' },
    })
    const { comments, users } = commentsAnswer.parse(newest.body)
    const asked = comments.find(({ id }) => id === inReplyTo)
    const since = asked ? comments.slice(0, comments.indexOf(asked)) : comments
    const ours = since.find(({ via, body }) => via?.channel === 'api' && body === reply.text)
    if (ours)
      return { accepted: true, at: parseInstant(ours.created_at) ?? (await now()), externalId: ours.id }
    const staff = new Map(
      users
        .filter(({ role }) => role !== 'end-user')
        .map((user) => [String(user.id), user.name ?? 'a colleague']),
    )
    const other = since.find(
      ({ id, author_id, via, public: shown }) =>
        shown &&
        staff.has(author_id) &&
        author_id !== ticket.requester_id &&
        programOf(via, true) === null &&
        !externalIds.includes(id),
    )
    if (other)
      return { accepted: false, error: `${staff.get(other.author_id)!} has answered in Zendesk meanwhile` }
    const author = writer?.email ? await userWith(line, writer.email) : null
    const sent = await line({
      method: 'PUT',
      path: `${path}.json`,
      body: {
        ticket: {
          comment: { body: reply.text, public: true, ...(author !== null && { author_id: author }) },
          ...(ticket.tags?.includes(CLAIMED) && { tags: ticket.tags.filter((tag) => tag !== CLAIMED) }),
          safe_update: true,
          updated_stamp: ticket.updated_at,
        },
      },
    })
    if (sent.status === CONFLICT)
      throw new Error('the ticket changed in Zendesk at the same moment; it is looked at anew')
    if (sent.status >= 400)
      return { accepted: false, error: `Zendesk takes no such comment (${sent.status})` }
    const id = z
      .looseObject({
        audit: z.looseObject({ events: z.array(z.looseObject({ id: z.number(), type: z.string() })) }),
      })
      .safeParse(sent.body)
    const comment = id.data?.audit.events.find(({ type }) => type === 'Comment')
    return { accepted: true, at: await now(), ...(comment && { externalId: String(comment.id) }) }
  } catch (error) {
    if (error instanceof NotAvailable) return { accepted: false, error: `Zendesk refuses: ${error.message}` }
    throw error
  }
}
