import { ScimError } from './scim-error.ts'

/** One comparison of a filter: `userName eq "lena@acme.example"`. */
export interface Comparison {
  readonly attribute: string
  readonly value: string
}

const comparison = /^\s*([\w.:[\]" ]+?)\s+eq\s+(?:"((?:[^"\\]|\\.)*)"|(true|false))\s*$/i

/**
 * Reads what directories ask before they create: comparisons by `eq`, joined by `and`. Attributes are in small letters, `emails[type eq "work"].value`
 * reads as `emails.value`. Throws ScimError (invalidFilter) for all others.
 */
export function readFilter(filter: string | undefined): readonly Comparison[] {
  if (filter === undefined || filter.trim() === '') return []
  return filter.split(/\s+and\s+(?=[\w.:[])/i).map((part) => {
    const read = comparison.exec(part)
    if (!read)
      throw new ScimError(
        400,
        `The filter "${filter}" is not understood here; use eq, joined by and, such as userName eq "lena@acme.example".`,
        'invalidFilter',
      )
    const [, attribute = '', quoted, plain] = read
    const value = quoted === undefined ? (plain ?? '').toLowerCase() : (JSON.parse(`"${quoted}"`) as string)
    return { attribute: attribute.replace(/\[[^\]]*\]/g, '').toLowerCase(), value }
  })
}
