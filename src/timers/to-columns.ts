import { formatInstant, type Instant } from '../domain/time/instant.ts'

export type Cell = string | number | boolean | null

/** A column of values as PostgreSQL writes an array: much quicker than what the driver makes of one. */
export function column(values: readonly Cell[]): string {
  return `{${values.map((value) => (typeof value === 'string' ? quoted(value) : String(value ?? 'NULL'))).join(',')}}`
}

/** Text that PostgreSQL reads as an array; unnest would flatten an array of arrays, so inner ones travel as text. */
export function textsColumn(items: readonly string[]): string {
  return `{${items.map(quoted).join(',')}}`
}

function quoted(item: string): string {
  return /["\\]/.test(item) ? `"${item.replace(/["\\]/g, '\\$&')}"` : `"${item}"`
}

/** Steps fire in their order: throws a RangeError unless they stand in the order of time. */
export function stepsColumn(instants: readonly Instant[]): string {
  const texts = instants.map(formatInstant)
  if (instants.some((at, index) => index > 0 && at < instants[index - 1]!))
    throw new RangeError(`steps of a timer must be in the order of time: ${texts.join(', ')}`)
  return textsColumn(texts)
}

export function instantColumn(at: Instant | null | undefined): string | null {
  return at === null || at === undefined ? null : formatInstant(at)
}
