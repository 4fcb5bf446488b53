import PostalMime, { decodeWords, type Email } from 'postal-mime'
import { MAX_HEADER_BYTES, MAX_NESTING } from './mime-limits.ts'
import { repairHeaderCharset } from './repair-header-charset.ts'
import { wellFormed } from './well-formed.ts'

/** Decodes the MIME structure; mails within the mail stay attachments. Rejects what nests too deep or has too much header. */
export async function decodeMime(raw: Uint8Array): Promise<Email> {
  return PostalMime.parse(repairHeaderCharset(raw), {
    forceRfc822Attachments: true,
    maxNestingDepth: MAX_NESTING,
    maxHeadersSize: MAX_HEADER_BYTES,
  })
}

/** Names in lower case, values with their encoded words decoded, in document order. */
export function headerMap(email: Email): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const { key, value } of email.headers) {
    const values = map.get(key)
    const decoded = wellFormed(decodeWords(value))
    if (values) values.push(decoded)
    else map.set(key, [decoded])
  }
  return map
}
