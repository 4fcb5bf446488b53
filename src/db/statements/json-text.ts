/** A value as JSON that PostgreSQL takes: its texts cannot hold a zero character, which is left out. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('\\u0000') ? JSON.stringify(value, withoutZeros) : text
}

function withoutZeros(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value
}
