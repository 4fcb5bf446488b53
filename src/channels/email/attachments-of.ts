import type { Attachment, Email } from 'postal-mime'
import type { MailAttachment } from './parsed-mail.ts'
import { wellFormedLine } from './well-formed.ts'

const NAME_LIMIT = 200

/** The files of a mail, nested mails and reports among them. Names lose their path and everything invisible. */
export function attachmentsOf(email: Email): MailAttachment[] {
  return email.attachments.map((part) => {
    const content = bytesOf(part)
    return {
      name: part.filename === null ? null : safeName(part.filename),
      type: part.mimeType,
      size: content.length,
      contentId: part.contentId?.replace(/^\s*<|>\s*$/g, '') ?? null,
      inline: part.related === true || part.disposition === 'inline',
      content,
    }
  })
}

function bytesOf(part: Attachment): Uint8Array {
  return typeof part.content === 'string' ? Buffer.from(part.content) : new Uint8Array(part.content)
}

/** Direction marks could make `gpj.exe` look like `exe.jpg`. */
function safeName(name: string): string | null {
  const visible = wellFormedLine(name.replace(/[\p{Cc}\p{Cf}]/gu, ''))
  const base = visible.slice(Math.max(visible.lastIndexOf('/'), visible.lastIndexOf('\\')) + 1)
  return base === '' ? null : base.slice(-NAME_LIMIT)
}
