import type { Attachment, Email } from 'postal-mime'
import { HEADER_LIMIT, TEXT_LIMIT, type MailFacts } from '../../domain/mail/mail-facts.ts'
import { headerMap } from './decode-mime.ts'
import { htmlToText } from './html-to-text.ts'
import { wellFormed, wellFormedLine } from './well-formed.ts'

/** What the classifier needs of a decoded mail. */
export function mailFactsOf(email: Email): MailFacts {
  const headers = headerMap(email)
  const reports = email.attachments.filter((part) =>
    /^message\/(?:global-)?delivery-status$/.test(part.mimeType),
  )
  return {
    headers,
    subject: wellFormedLine((email.subject ?? headers.get('subject')?.[0] ?? '').slice(0, HEADER_LIMIT)),
    partTypes: partTypesOf(email),
    text: wellFormed(email.text ?? htmlToText((email.html ?? '').slice(0, 4 * TEXT_LIMIT))).slice(
      0,
      TEXT_LIMIT,
    ),
    deliveryStatus: reports.map(beginningOfPart).join('\n'),
  }
}

function partTypesOf(email: Email): string[] {
  const types = email.attachments.map((part) => part.mimeType)
  if (email.text !== undefined) types.push('text/plain')
  if (email.html !== undefined) types.push('text/html')
  return types
}

function beginningOfPart(part: Attachment): string {
  const bytes = typeof part.content === 'string' ? Buffer.from(part.content) : new Uint8Array(part.content)
  return Buffer.from(bytes.subarray(0, TEXT_LIMIT)).toString('latin1')
}
