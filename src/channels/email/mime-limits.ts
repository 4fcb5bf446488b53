import type { ParseProblem } from './parsed-mail.ts'

export const MAX_BYTES = 50 * 1024 * 1024
/** Bytes of header lines of all parts together. */
export const MAX_HEADER_BYTES = 512 * 1024
export const MAX_NESTING = 50
export const MAX_PARTS = 1_000
/** Characters of text kept for people; the raw mail keeps the rest. */
export const TEXT_KEPT = 1_000_000

/**
 * Null when the parser can take the mail in bounded time and memory. It keeps about 400 bytes for every line, so 10 MB of bare
 * line ends cost 4 GB: lines may be short, or many, not both.
 */
export function exceededLimit(raw: Uint8Array): ParseProblem | null {
  if (raw.length > MAX_BYTES)
    return { code: 'too-large', detail: `${raw.length} bytes, at most ${MAX_BYTES} are read` }
  const allowed = Math.min(600_000, 20_000 + Math.floor(raw.length / 60))
  if (endOfLine(raw, allowed) < raw.length)
    return { code: 'too-many-lines', detail: `more than ${allowed} lines in ${raw.length} bytes` }
  return null
}

/** The beginning of a mail that shows who wrote it: at most so many bytes and lines. */
export function beginningOf(raw: Uint8Array, bytes: number, lines: number): Uint8Array {
  const head = raw.subarray(0, bytes)
  return head.subarray(0, endOfLine(head, lines))
}

/** The offset behind the n-th line end, the length when there are fewer. */
function endOfLine(raw: Uint8Array, n: number): number {
  let end = 0
  for (let line = 0; line < n; line += 1) {
    const next = raw.indexOf(0x0a, end)
    if (next === -1) return raw.length
    end = next + 1
  }
  return end
}
