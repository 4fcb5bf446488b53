import type { ChannelKind } from '../conversation/channel.ts'
import type { Instant } from '../time/instant.ts'
import type { DispatchSettings } from './settings.ts'

/** Until when whoever takes work of this kind now must have started to answer. */
export function replyBy(kind: ChannelKind, settings: DispatchSettings, now: Instant): Instant {
  return now + settings.lease[kind].start
}

/** Until when the work stays with a holder who gave a sign of life now; never earlier than before. */
export function extendedTo(
  kind: ChannelKind,
  before: Instant,
  settings: DispatchSettings,
  now: Instant,
): Instant {
  return Math.max(before, now + settings.lease[kind].idle)
}
