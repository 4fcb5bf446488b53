import { z } from 'zod'
import type { Answer } from './answer.ts'
import { ok } from './answer.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { problem } from './problem.ts'

/** The sort key of a row, from which the following page goes on. */
type Key = readonly (string | number)[]

interface PageRequest {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Reads one row more than asked for, to know whether there is a following page. */
export async function list<Row, KeySchema extends z.ZodType>(
  { limit, cursor }: PageRequest,
  keySchema: KeySchema,
  read: (after: z.output<KeySchema> | null, limit: number) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
  present: (row: Row) => unknown,
): Promise<Answer> {
  const after = cursor === undefined ? null : decodeCursor(cursor, keySchema)
  if (after === undefined) return invalidCursor
  const rows = await read(after, limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return ok({
    items: shown.map(present),
    next: last !== undefined && rows.length > limit ? encodeCursor(keyOf(last)) : null,
  })
}

/** Lists in the order of their names or slugs. */
export const nameKey = z.tuple([z.string(), z.uuid()])

/** Lists from new to old. */
export const recentKey = z.tuple([z.iso.datetime(), z.uuid()])

export const invalidCursor = problem(
  400,
  'invalid_cursor',
  'In the query, "cursor" is not one of ours: take it from "next" of the page before, or leave it out.',
)
