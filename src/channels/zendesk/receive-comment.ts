import { MINUTE, parseInstant } from '../../domain/time/instant.ts'
import type { HelpdeskLine } from '../../helpdesk/line/call.ts'
import {
  isHmac,
  jsonOf,
  notAuthentic,
  taken,
  unreadable,
  type HookAnswer,
  type HookRequest,
} from '../port/hook.ts'
import { commentArrival } from './comment-arrival.ts'
import { commentAdded, commentsAnswer } from './live-shapes.ts'

/** Older calls are replays; Zendesk itself tries again within minutes. */
const TOO_OLD = 15 * MINUTE

/**
 * A call of Zendesk's webhook. A customer's comment is taken from the call itself, so that its clock runs at once; of what staff write the call does
 * not say whether a person or a program did, so that is looked up.
 */
export async function receiveComment(
  line: HelpdeskLine,
  secret: string,
  { header, rawBody, now }: HookRequest,
): Promise<HookAnswer> {
  const timestamp = header('x-zendesk-webhook-signature-timestamp') ?? ''
  const signed = isHmac(header('x-zendesk-webhook-signature'), {
    content: Buffer.concat([Buffer.from(timestamp), rawBody]),
    secret,
    hash: 'sha256',
    encoding: 'base64',
  })
  if (!signed) return notAuthentic('the signature does not match the signing secret of the webhook')
  const signedAt = parseInstant(timestamp)
  if (signedAt === null || Math.abs(now - signedAt) > TOO_OLD) return notAuthentic('the call is too old')
  const json = jsonOf(rawBody)
  if (json === undefined) return unreadable('the body is no JSON')
  const read = commentAdded.safeParse(json)
  if (!read.success) return taken()
  const { detail, event, time } = read.data
  const { comment } = event
  const stored = comment.author.is_staff ? await lookUp(line, detail.id, comment.id) : null
  return taken([
    commentArrival({
      id: comment.id,
      ticketId: detail.id,
      subject: detail.subject ?? null,
      requesterId: detail.requester_id,
      authorId: comment.author.id,
      authorName: comment.author.name ?? null,
      staff: comment.author.is_staff,
      public: comment.is_public,
      via: stored?.via,
      at: wholeSecond(stored?.created_at ?? time) ?? now,
      text: comment.body,
    }),
  ])
}

async function lookUp(line: HelpdeskLine, ticketId: string, commentId: string) {
  const answer = await line({
    path: `/api/v2/tickets/${encodeURIComponent(ticketId)}/comments.json`,
    query: { sort: '-created_at', 'page[size]': '20' },
  })
  return commentsAnswer.parse(answer.body).comments.find(({ id }) => id === commentId) ?? null
}

/** The export dates comments by whole seconds: both ways have to tell the same. */
function wholeSecond(text: string): number | null {
  const at = parseInstant(text)
  return at === null ? null : Math.floor(at / 1_000) * 1_000
}
