import { isThanksOnly } from '../../domain/conversation/is-thanks-only.ts'
import { readHoldingReply } from '../../domain/conversation/holding-reply/read-holding-reply.ts'
import type { CommentFact, HelpdeskFact, TicketFact } from '../../domain/helpdesk/facts.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { ParsedMail } from '../../channels/email/parsed-mail.ts'

/** Addresses of these belong to anybody: only the mailbox's own is the company's. */
const everybodys = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  'gmx.de',
  'web.de',
  'mail.ru',
  'proton.me',
])

/** Whether an address works for whoever owns the mailbox: theirs, or one of the same company. */
export function isColleague(address: string, owner: string): boolean {
  const domain = owner.split('@')[1]?.toLowerCase() ?? ''
  if (address === owner.toLowerCase()) return true
  return domain !== '' && !everybodys.has(domain) && address.endsWith(`@${domain}`)
}

/**
 * A mail belongs to the conversation that its oldest reference began. Only the mail that began it tells its head, so that what began earlier
 * than the audit looks is left out as a whole.
 */
export function mailFacts(
  mail: ParsedMail,
  at: Instant,
  owner: string,
  sent: boolean,
): readonly HelpdeskFact[] {
  const ticketId = mail.references[0] ?? mail.inReplyTo ?? mail.messageId
  const staff = sent || isColleague(mail.from.address, owner)
  const comment: CommentFact = {
    type: 'comment',
    ticketId,
    id: mail.messageId,
    at,
    authorId: mail.from.address,
    staff,
    public: true,
    automatic:
      mail.verdict.kind === 'human'
        ? null
        : mail.verdict.kind === 'auto_reply' || staff
          ? 'auto_reply'
          : mail.verdict.kind,
    thanksOnly: !staff && isThanksOnly(mail.replyText),
    promise: staff ? readHoldingReply(mail.replyText, at, 'UTC') : null,
  }
  return ticketId === mail.messageId ? [headOf(mail, at, staff), comment] : [comment]
}

function headOf(mail: ParsedMail, at: Instant, staff: boolean): TicketFact {
  const customer = staff ? (mail.to[0] ?? mail.from) : mail.from
  return {
    type: 'ticket',
    ticketId: mail.messageId,
    channelKind: 'email',
    subject: mail.subject,
    customerId: customer.address,
    customerName: customer.name === '' ? customer.address : customer.name,
    language: null,
    timeZone: null,
    createdAt: at,
    createdBy: mail.verdict.kind !== 'human' ? 'bot' : staff ? 'agent' : 'customer',
    merged: false,
    leftOut: null,
  }
}
