import type { CsvPeek } from '../../http/api-types.ts'

export type CsvField = keyof CsvPeek['columns']

export const neededFields: readonly CsvField[] = ['conversation', 'at', 'author']

export const csvFields: readonly CsvField[] = [
  ...neededFields,
  'message',
  'author_id',
  'customer',
  'channel',
  'language',
  'subject',
  'text',
  'private',
]

/** Characters of a file from which its columns are guessed. */
export const PEEK = 50_000
