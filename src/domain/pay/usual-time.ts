import { MINUTE, type Millis } from '../time/instant.ts'

/** How long the brand's own recent answers on a kind of channel took, from claim to reply. */
export interface UsualTime {
  /** Their median. */
  readonly median: Millis
  /** How many were measured. */
  readonly answers: number
}

/** Minutes as they are told to whoever is asked, in halves; never less than half a minute. */
export function usualMinutes({ median }: Pick<UsualTime, 'median'>): number {
  return Math.max(0.5, Math.round((median / MINUTE) * 2) / 2)
}
