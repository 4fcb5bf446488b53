/** The first letters of the first and the last word of a name, `A. P.`; an ellipsis where there is no name. Digits and signs are no letters. */
export function initialsOf(name: string | null): string {
  const words = (name ?? '').split(/[\s@._-]+/u).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? [])
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return chosen.length === 0 ? '…' : chosen.map((letter) => `${letter.toLocaleUpperCase('en')}.`).join(' ')
}
