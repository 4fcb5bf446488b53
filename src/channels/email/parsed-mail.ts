import type { MailVerdict } from '../../domain/mail/mail-verdict.ts'

export interface MailAddress {
  /** In lower case; `mailer-daemon` for a server's report without a sender. */
  readonly address: string
  readonly name: string
}

export interface MailAttachment {
  readonly name: string | null
  /** Media type in lower case, as claimed by the sender. */
  readonly type: string
  readonly size: number
  /** Without angle brackets. */
  readonly contentId: string | null
  readonly inline: boolean
  readonly content: Uint8Array
}

/** A mail as the rest of the house sees it. All strings are well-formed Unicode without NUL, so that every store takes them. */
export interface ParsedMail {
  readonly verdict: MailVerdict
  readonly from: MailAddress
  readonly replyTo: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly subject: string
  /** Everything a reader would see, at most `TEXT_KEPT` characters. */
  readonly text: string
  /** The same without quoted history and signature. */
  readonly replyText: string
  /** As sent: not safe for display, see `safeHtml`. */
  readonly html: string | null
  /** In angle brackets; derived from the content where the mail has none. */
  readonly messageId: string
  readonly messageIdDerived: boolean
  readonly inReplyTo: string | null
  /** Oldest first, in angle brackets. */
  readonly references: readonly string[]
  /** The sender's own claim, ISO 8601; informational only, no clock uses it. */
  readonly claimedDate: string | null
  /** `X-Sundial-Message`: the mail is one of ours. */
  readonly ownMessage: string | null
  /** Names in lower case, values decoded, in document order. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly attachments: readonly MailAttachment[]
}

export type ParseProblemCode =
  'empty' | 'too-large' | 'too-many-lines' | 'too-many-parts' | 'no-sender' | 'unreadable'

/** Why a mail goes to quarantine instead of a conversation; `detail` is for the administrator. */
export interface ParseProblem {
  readonly code: ParseProblemCode
  readonly detail: string
}

export type ParseOutcome =
  { readonly ok: true; readonly mail: ParsedMail } | { readonly ok: false; readonly problem: ParseProblem }
