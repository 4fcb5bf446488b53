/** A pattern for `ilike` that finds the words anywhere; wildcards in them mean themselves. */
export function containing(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`
}
