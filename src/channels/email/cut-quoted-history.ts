import { address, dated, digit, otherLabel, quoted, senderLabel, separator, verbs } from './quote-patterns.ts'

/** Hebrew and Arabic mail programs wrap names and whole lines in them. */
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const LINE_READ = 500

/**
 * Drops the history that mail programs put below or above an answer, in more languages than the library knows. Lines that the writer
 * set between or below `>` quotes stay; without `>` only a line with an address ends the answer, for people write "on Monday I wrote:" too. Linear in the length of the text.
 */
export function cutQuotedHistory(text: string): string {
  const written = text.split('\n')
  const lines = written.map((line) => line.slice(0, LINE_READ).replace(directionMarks, ''))
  const kept: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    if (startsCopy(lines, at)) break
    const length = attributionLength(lines, at)
    if (length === 0) {
      kept.push(written[at]!)
      continue
    }
    const next = firstFilled(lines, at + length)
    if (next === lines.length) break
    if (quoted.test(lines[next]!)) {
      at = endOfQuote(lines, next) - 1
      continue
    }
    if (lines.slice(at, at + length).some((line) => address.test(line))) break
    kept.push(written[at]!)
  }
  return kept.join('\n').trimEnd()
}

/** A separator line, or an address block as Outlook writes it: from there on everything is a copy. */
function startsCopy(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  if (separator.test(line)) return true
  if (!senderLabel.test(line)) return false
  return lines.slice(at + 1, at + 6).filter((other) => otherLabel.test(other)).length >= 2
}

/** How many lines (1 or 2, 0 for none) say "on this day so-and-so wrote:". */
function attributionLength(lines: readonly string[], at: number): 0 | 1 | 2 {
  const line = lines[at]!.trim()
  if (isAttribution(line)) return 1
  if (line === '' || !digit.test(line)) return 0
  const both = `${line} ${(lines[at + 1] ?? '').trim()}`
  return isAttribution(both) ? 2 : 0
}

function isAttribution(line: string): boolean {
  if (line.length > LINE_READ || !/[:：]\s*[-_]*$/u.test(line) || quoted.test(line)) return false
  if (!dated.test(line)) return address.test(line) && verbs.test(line)
  return address.test(line) || verbs.test(line)
}

function firstFilled(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && lines[at]!.trim() === '') at += 1
  return at
}

function endOfQuote(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && (quoted.test(lines[at]!) || lines[at]!.trim() === '')) at += 1
  return at
}
