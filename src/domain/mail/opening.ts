const OPENING_LIMIT = 2_000

const passedOn =
  /^(?:[>|]|[-_=*\s]{2,}(?:forwarded|original|weitergeleitete|urspr[uü]ngliche|message transf|message d'origine|mensaje|пересылаемое|исходное|переслан)|(?:from|von|de|от|من|از)\s?:\s.*@|begin forwarded message|.{0,200}\b(?:wrote|schrieb|écrit|escribió|napisał|пише|писал|написал)\b.{0,80}:\s*$)/imu

/** The words that the writer of the mail put on top: up to the first quoted, forwarded or copied message. */
export function openingOf(text: string): string {
  const top = text.slice(0, OPENING_LIMIT)
  const cut = passedOn.exec(top)
  return cut ? top.slice(0, cut.index) : top
}

/** The first line that holds a letter. */
export function firstLineOf(text: string): string {
  return /^.*\p{L}.*$/mu.exec(text.slice(0, OPENING_LIMIT))?.[0].trim() ?? ''
}
