import type { z } from 'zod'

/** Opaque to clients: the sort key of the last row that they have. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Undefined for whatever we did not write ourselves. */
export function decodeCursor<Key extends z.ZodType>(cursor: string, key: Key): z.output<Key> | undefined {
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}
