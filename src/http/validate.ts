import type { z } from 'zod'
import type { Answer } from './answer.ts'
import { problem } from './problem.ts'
import { unstorable } from './unstorable.ts'

export type Validated<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly answer: Answer }

/** All mistakes at once, each with its path: `body.author.kind`, `query.limit`. */
export function validate<Schema extends z.ZodType>(
  schema: Schema | undefined,
  value: unknown,
  place: 'params' | 'query' | 'body',
): Validated<z.output<Schema>> {
  if (!schema) return { ok: true, value: undefined as z.output<Schema> }
  const read = schema.safeParse(value)
  const errors = [
    ...(read.error?.issues ?? []).map(({ path, message }) => ({
      path: written([place, ...path]),
      problem: message,
    })),
    ...unstorable(value).map((path) => ({
      path: written([place, ...path]),
      problem: 'contains characters that cannot be stored',
    })),
  ]
  if (read.success && errors.length === 0) return { ok: true, value: read.data }
  const count = errors.length === 1 ? 'one field is' : `${errors.length} fields are`
  return {
    ok: false,
    answer: problem(400, 'invalid_request', `In the ${place}, ${count} not as they should be; see errors.`, {
      errors: errors.slice(0, 100),
    }),
  }
}

export function written(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}
