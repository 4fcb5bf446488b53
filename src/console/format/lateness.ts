import { SECOND, type Millis } from '../../domain/time/instant.ts'
import { formatLength } from './duration.ts'
import { figures } from './figures.ts'

/** Our own lateness is milliseconds; what was learnt late may be hours, and nobody reads hours in milliseconds. */
export function formatLateness(late: Millis, locale: string): string {
  return late < 10 * SECOND
    ? figures(locale, { style: 'unit', unit: 'millisecond' }).format(Math.round(late))
    : formatLength(late, locale)
}
