import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

/**
 * Headers must be ASCII or UTF-8; old programs write them in the charset of their country. Such a header block is taken for the
 * charset that the mail itself names, else for Windows-1252, and handed on as UTF-8. The body stays as it is.
 */
export function repairHeaderCharset(raw: Uint8Array): Uint8Array {
  const end = endOfHeaders(raw)
  const head = raw.subarray(0, end)
  if (isUtf8(head)) return raw
  const ascii = Buffer.from(head).toString('latin1')
  const named = /charset="?([\w.:-]{1,40})/i.exec(ascii)?.[1]
  const decoded = Buffer.from(decoderFor(named).decode(head), 'utf8')
  return Buffer.concat([decoded, raw.subarray(end)])
}

function decoderFor(charset: string | undefined): TextDecoder {
  const latin = new TextDecoder('windows-1252')
  if (charset === undefined || /^utf-?8$/i.test(charset)) return latin
  try {
    return new TextDecoder(charset)
  } catch {
    return latin
  }
}

function endOfHeaders(raw: Uint8Array): number {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const ends = ['\n\n', '\n\r\n'].map((mark) => buffer.indexOf(mark)).filter((at) => at !== -1)
  return ends.length === 0 ? raw.length : Math.min(...ends) + 1
}
