import type { Instant } from '../time/instant.ts'
import type { DispatchSettings } from './settings.ts'

/**
 * Until when somebody is taken to be away, whose delivered offers expired in silence at these instants; null when it
 * does not look like it. Silences before `since` (they came back, or answered something) do not count.
 */
export function awayAfterSilence(
  silences: readonly Instant[],
  settings: DispatchSettings,
  now: Instant,
): Instant | null {
  const recent = silences.filter((at) => at > now - settings.silenceWindow && at <= now)
  return recent.length >= settings.silencesUntilAway ? now + settings.awayAfterSilence : null
}
