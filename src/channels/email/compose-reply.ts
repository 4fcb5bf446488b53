import type { SendMailOptions } from 'nodemailer'
import { textToHtml } from './text-to-html.ts'

export interface ReplyToCompose {
  /** Fixed before the first attempt, in angle brackets: a second attempt sends the same mail. */
  readonly messageId: string
  /** Our own id of the message; travels as `X-Sundial-Message`, by which we know our mails when they come back. */
  readonly sundialMessage: string
  readonly from: { readonly address: string; readonly name: string }
  readonly to: { readonly address: string; readonly name: string }
  readonly cc?: readonly { readonly address: string; readonly name: string }[]
  /** The signed address of the conversation; null where none fits. */
  readonly replyTo: string | null
  readonly subject: string
  readonly text: string
  /** The mail that is answered; null when we write first. */
  readonly answers: { readonly messageId: string; readonly references: readonly string[] } | null
  /** `acknowledgement`: the system wrote it, and says so to other robots (RFC 3834). */
  readonly kind: 'human' | 'acknowledgement'
}

const REFERENCES_KEPT = 30

/** Builds what nodemailer sends. Pure: the same reply gives the same mail. */
export function composeReply(reply: ReplyToCompose): SendMailOptions {
  return {
    messageId: reply.messageId,
    from: mailbox(reply.from),
    to: mailbox(reply.to),
    ...(reply.cc && reply.cc.length > 0 ? { cc: reply.cc.map(mailbox) } : {}),
    ...(reply.replyTo === null ? {} : { replyTo: reply.replyTo }),
    subject: replySubject(reply.subject, reply.answers !== null),
    text: reply.text,
    html: textToHtml(reply.text),
    ...(reply.answers === null
      ? {}
      : { inReplyTo: reply.answers.messageId, references: referencesOf(reply.answers) }),
    headers: {
      'X-Sundial-Message': oneLine(reply.sundialMessage),
      ...(reply.kind === 'acknowledgement'
        ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }
        : {}),
    },
  }
}

/** `Re:` before the subject once, whatever stood before it in the languages that use the same sign. */
export function replySubject(subject: string, isAnswer: boolean): string {
  const bare = oneLine(subject)
  if (!isAnswer) return bare
  return `Re: ${bare.replace(/^(?:(?:re|aw|sv|antw|odp|rif|отв|ответ|адк|رد|پاسخ|回复|回覆|返信)\s*(?:\[\d+\])?\s*[:：]\s*)+/iu, '')}`.trim()
}

/** The first id names the thread, the last ones its end; long chains lose their middle. */
function referencesOf(answered: {
  readonly messageId: string
  readonly references: readonly string[]
}): string[] {
  const chain = [...answered.references.filter((id) => id !== answered.messageId), answered.messageId]
  return chain.length <= REFERENCES_KEPT ? chain : [chain[0]!, ...chain.slice(1 - REFERENCES_KEPT)]
}

function mailbox(box: { readonly address: string; readonly name: string }): {
  address: string
  name: string
} {
  return { address: oneLine(box.address), name: oneLine(box.name) }
}

/** A line break in a header would start another header. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}
