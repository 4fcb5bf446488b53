import { createHash } from 'node:crypto'

/**
 * A stable id for a mail that has none. `Received`, `Return-Path` and the like differ when the same mail is fetched by another road,
 * so only the body and the headers that the sender wrote are hashed.
 */
export function derivedMessageId(raw: Uint8Array): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const gap = /\r?\n\r?\n/.exec(bytes.subarray(0, 512 * 1024).toString('latin1'))
  const head = bytes.subarray(0, gap ? gap.index : bytes.length).toString('latin1')
  const body = gap ? bytes.subarray(gap.index + gap[0].length) : Buffer.alloc(0)
  const hash = createHash('sha256')
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    if (/^(?:from|to|cc|subject|date):/i.test(line)) hash.update(`${line.trim()}\n`)
  }
  hash.update(body.toString('latin1').replace(/\r\n/g, '\n').trimEnd(), 'latin1')
  return `<${hash.digest('hex').slice(0, 40)}@no-message-id.invalid>`
}
