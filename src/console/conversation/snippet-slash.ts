/** Where somebody asks for a snippet: a slash at the beginning of a word, with what they have typed since. */
export interface Slash {
  /** Offset of the slash in the text. */
  readonly at: number
  readonly asked: string
}

/** The slash just before the caret; null where none asks for a snippet, as in `and/or` or `https://`. */
export function slashBefore(text: string, caret: number): Slash | null {
  const found = /(?:^|\s)\/([^\s/]{0,40})$/.exec(text.slice(0, caret))
  return found ? { at: caret - found[1]!.length - 1, asked: found[1]!.toLowerCase() } : null
}

/** The text with the snippet where the slash stood, and the caret after it. */
export function insertAt(
  text: string,
  { at, asked }: Slash,
  snippet: string,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(at + 1 + asked.length)
  return { text: text.slice(0, at) + snippet + after, caret: at + snippet.length }
}
