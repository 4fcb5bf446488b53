/** What a mail says about who wrote it, after MIME decoding; mails nested in it stay closed. */
export interface MailFacts {
  /** Names in lower case, values unfolded and decoded, in document order. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  /** At most `HEADER_LIMIT` characters. */
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

/** Characters of a header that the rules look at; the patterns are not made for longer ones. */
export const HEADER_LIMIT = 1_000

/** All values of a header, their beginnings; the name in lower case. */
export function headerValues(mail: MailFacts, name: string): readonly string[] {
  return (mail.headers.get(name) ?? []).slice(0, 20).map((value) => value.slice(0, HEADER_LIMIT))
}

/** The first value of a header, empty without one; the name in lower case. */
export function header(mail: MailFacts, name: string): string {
  return mail.headers.get(name)?.[0]?.slice(0, HEADER_LIMIT) ?? ''
}
