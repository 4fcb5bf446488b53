/** What a mail says about who wrote it, after MIME decoding; mails nested in it stay closed. */
export interface MailFacts {
  /** Names in lower case, values unfolded and decoded, in document order. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly subject: string
  /** Media types of the leaves in lower case, such as `text/plain` or `message/delivery-status`. */
  readonly partTypes: readonly string[]
  /** The beginning of what a reader would see; at most `TEXT_LIMIT` characters. */
  readonly text: string
  /** The fields of all `message/delivery-status` parts, as they stand. */
  readonly deliveryStatus: string
}

/** Characters of text that the rules look at: every robot says what it is within the first pages. */
export const TEXT_LIMIT = 16_384

/** All values of a header; the name in lower case. */
export function headerValues(mail: MailFacts, name: string): readonly string[] {
  return mail.headers.get(name) ?? []
}

/** The first value of a header, empty without one; the name in lower case. */
export function header(mail: MailFacts, name: string): string {
  return mail.headers.get(name)?.[0] ?? ''
}
