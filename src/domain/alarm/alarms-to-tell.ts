import { HOUR, type Instant } from '../time/instant.ts'
import type { AlarmCause, StandingAlarm } from './alarm.ts'

/** What somebody wants to hear of, and what they have heard. */
export interface AlarmReader {
  /** By brand. */
  readonly wants: ReadonlyMap<string, ReadonlySet<AlarmCause>>
  /** When they last heard of a cause, in whatever brand. */
  readonly heardAt: ReadonlyMap<AlarmCause, Instant>
  /** Alarms that they were told of: each once, however long it stands. */
  readonly told: ReadonlySet<string>
}

/**
 * What goes into somebody's next message, bundled over brands and causes; nothing where it is empty. Of each cause they
 * hear at most once an hour: what comes up meanwhile waits, and is told then if it still stands.
 */
export function alarmsToTell(
  standing: readonly StandingAlarm[],
  { wants, heardAt, told }: AlarmReader,
  now: Instant,
): readonly StandingAlarm[] {
  return standing.filter(({ id, brandId, alarm: { cause } }) => {
    if (told.has(id) || !wants.get(brandId)?.has(cause)) return false
    const heard = heardAt.get(cause)
    return heard === undefined || now - heard >= HOUR
  })
}
