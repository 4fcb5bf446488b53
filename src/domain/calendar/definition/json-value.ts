export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Programs write null for what they leave out. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

export function quote(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
