import type { Alarm } from '../../domain/conversation/judge-silence.ts'
import type { BrandId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** What is known of a channel's line and of what usually comes through it. */
export interface ChannelPulse {
  readonly brandId: BrandId
  readonly channelId: string
  readonly adapter: string
  readonly connectedAt: Instant
  /** The last sign of life; null where the line gives none. */
  readonly heartbeatAt: Instant | null
  /** Since when a part of the line fails, with the first problem. */
  readonly failing: { readonly since: Instant; readonly problem: string } | null
  readonly alarm: { readonly kind: Alarm; readonly since: Instant } | null
}

export interface PulseStore {
  /** Noted at most every ten seconds. */
  beat(brandId: BrandId, channelId: string, at: Instant): Promise<void>
  all(): Promise<readonly ChannelPulse[]>
  /** When the channel's latest turn began, looking back no further than that. */
  lastTurn(brandId: BrandId, channelId: string, after: Instant): Promise<Instant | null>
  /** How many turns began on the channel from one instant to another. */
  turnsBetween(brandId: BrandId, channelId: string, from: Instant, to: Instant): Promise<number>
  setAlarm(
    brandId: BrandId,
    channelId: string,
    alarm: { readonly kind: Alarm; readonly since: Instant } | null,
  ): Promise<void>
}
