import EmailReplyParser from 'email-reply-parser'
import { cutQuotedHistory } from './cut-quoted-history.ts'

/** Beyond this the library's patterns backtrack for seconds on hostile text. */
const LIBRARY_LIMIT = 8_000
const LINE_LIMIT = 1_000

/** What the writer added: without quoted history and signature. A mail that is nothing but quotes is given whole. */
export function replyTextOf(text: string): string {
  const own = cutQuotedHistory(text)
  const cut = isTame(own) ? new EmailReplyParser().parseReply(own).trim() : own.trim()
  return cut || own.trim() || text.trim()
}

function isTame(text: string): boolean {
  return text.length <= LIBRARY_LIMIT && text.split('\n').every((line) => line.length <= LINE_LIMIT)
}
