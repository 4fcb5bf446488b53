/** Text that every store takes: no NUL (PostgreSQL refuses it), no half of a surrogate pair, `\n` as the line end. */
export function wellFormed(text: string): string {
  return text
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
}

/** The same on one line, for subjects, names and file names. */
export function wellFormedLine(text: string): string {
  return wellFormed(text).replace(/\s+/g, ' ').trim()
}
