import type { Instant } from '../../domain/time/instant.ts'

/** The nearest of some instants; null where there is none. */
export function earliest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null)
}
