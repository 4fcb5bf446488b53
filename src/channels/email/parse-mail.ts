import type { Email } from 'postal-mime'
import { classifyMail } from '../../domain/mail/classify-mail.ts'
import { attachmentsOf } from './attachments-of.ts'
import { decodeMime } from './decode-mime.ts'
import { derivedMessageId } from './derived-message-id.ts'
import { htmlToText } from './html-to-text.ts'
import { addressesOf, senderOf } from './mail-addresses.ts'
import { mailFactsOf } from './mail-facts-of.ts'
import { exceededLimit, MAX_PARTS, TEXT_KEPT } from './mime-limits.ts'
import type { ParseOutcome } from './parsed-mail.ts'
import { replyTextOf } from './reply-text.ts'
import { messageIdsIn } from './message-ids.ts'
import { wellFormed } from './well-formed.ts'

/**
 * Reads a raw mail. What cannot become a message (nobody wrote it, no parser takes it, it would cost too much) comes back as a
 * problem, so that the raw mail can go to quarantine. Never rejects, whatever the bytes.
 */
export async function parseMail(raw: Uint8Array): Promise<ParseOutcome> {
  if (raw.every((byte) => byte <= 0x20)) return failure('empty', 'the mail has no content')
  const problem = exceededLimit(raw)
  if (problem) return { ok: false, problem }
  try {
    return outcomeOf(await decodeMime(raw), raw)
  } catch (cause) {
    return failure('unreadable', cause instanceof Error ? cause.message : String(cause))
  }
}

function outcomeOf(email: Email, raw: Uint8Array): ParseOutcome {
  if (email.attachments.length > MAX_PARTS) return failure('too-many-parts', `more than ${MAX_PARTS} parts`)
  const facts = mailFactsOf(email)
  const verdict = classifyMail(facts)
  const from = senderOf(email, verdict.kind !== 'human')
  if (from === null) return failure('no-sender', 'no From header with an address')
  const text = wellFormed((email.text ?? htmlToText(email.html ?? '')).slice(0, TEXT_KEPT)).trimEnd()
  const first = (name: string) => messageIdsIn(facts.headers.get(name)?.[0] ?? '').at(0) ?? null
  const messageId = first('message-id')
  return {
    ok: true,
    mail: {
      verdict,
      from,
      replyTo: addressesOf(email.replyTo),
      to: addressesOf(email.to),
      cc: addressesOf(email.cc),
      subject: facts.subject,
      text,
      replyText: replyTextOf(text),
      html: email.html === undefined ? null : wellFormed(email.html.slice(0, TEXT_KEPT)),
      messageId: messageId ?? derivedMessageId(raw),
      messageIdDerived: messageId === null,
      inReplyTo: first('in-reply-to'),
      references: messageIdsIn((facts.headers.get('references') ?? []).join(' ')),
      claimedDate: email.date !== undefined && /^\d{4}-\d\d-\d\dT/.test(email.date) ? email.date : null,
      ownMessage: facts.headers.get('x-sundial-message')?.[0]?.trim() ?? null,
      headers: facts.headers,
      attachments: attachmentsOf(email),
    },
  }
}

function failure(
  code: 'empty' | 'too-many-parts' | 'no-sender' | 'unreadable',
  detail: string,
): ParseOutcome {
  return { ok: false, problem: { code, detail } }
}
