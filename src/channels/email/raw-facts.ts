import { decodeWords } from 'postal-mime'
import { HEADER_LIMIT, TEXT_LIMIT, type MailFacts } from '../../domain/mail/mail-facts.ts'
import { wellFormed, wellFormedLine } from './well-formed.ts'

const HEADER_LINES = 500

/** What can be known of bytes that no MIME parser takes: header lines up to the first empty one, and the raw text below. */
export function rawFacts(raw: Uint8Array): MailFacts {
  const source = wellFormed(Buffer.from(raw.subarray(0, 4 * TEXT_LIMIT)).toString('latin1'))
  const end = source.indexOf('\n\n')
  const head = end === -1 ? source : source.slice(0, end)
  const headers = new Map<string, string[]>()
  for (const line of head
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .slice(0, HEADER_LINES)) {
    const colon = line.indexOf(':')
    if (colon < 1) continue
    const name = line.slice(0, colon).trim().toLowerCase()
    headers.set(name, [...(headers.get(name) ?? []), decodeWords(line.slice(colon + 1).trim())])
  }
  const text = end === -1 ? '' : source.slice(end + 2, end + 2 + TEXT_LIMIT)
  return {
    headers,
    subject: wellFormedLine((headers.get('subject')?.[0] ?? '').slice(0, HEADER_LIMIT)),
    partTypes: [],
    text,
    deliveryStatus: '',
  }
}
