/**
 * Who wrote a mail. `bounce` is a mail server's final report about a delivery, `delay` its word that it keeps trying,
 * `complaint` a mailbox provider's report that a reader called our mail spam or wants no more of it,
 * `list` a mail sent to many; a person's post that reaches us through a discussion list is `human`.
 */
export type MailKind = 'human' | 'auto_reply' | 'bounce' | 'delay' | 'complaint' | 'list'

/** `reason` tells an administrator which mark decided. */
export interface MailVerdict {
  readonly kind: MailKind
  readonly reason: string
}
