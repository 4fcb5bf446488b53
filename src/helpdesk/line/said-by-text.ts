import { isThanksOnly } from '../../domain/conversation/is-thanks-only.ts'
import { readHoldingReply } from '../../domain/conversation/holding-reply/read-holding-reply.ts'
import type { CommentFact } from '../../domain/helpdesk/facts.ts'
import { isAutoReplySubject } from '../../domain/mail/is-auto-reply-subject.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** What is kept of a text: whether it is only thanks, or only a promise. The text itself is not. */
export function saidBy(
  text: string,
  at: Instant,
  staff: boolean,
): Pick<CommentFact, 'thanksOnly' | 'promise'> {
  return {
    thanksOnly: !staff && isThanksOnly(text),
    promise: staff ? readHoldingReply(text, at, 'UTC') : null,
  }
}

/** A customer's mail program wrote it: told by the subject, all that helpdesks pass on of a mail's head. */
export function isAutoReply(subject: string | null): boolean {
  return subject !== null && isAutoReplySubject(subject)
}
