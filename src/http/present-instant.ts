/** Instants leave the house in UTC with milliseconds. */
export function instantOrNull(at: Date | null): string | null {
  return at?.toISOString() ?? null
}
