import type { BrandId, ChannelId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'

export const channelKinds = ['email', 'chat', 'social', 'phone', 'helpdesk'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** How far Sundial goes on a channel: each includes the ones before it. */
export type ChannelMode = 'observe' | 'alert' | 'dispatch' | 'acknowledge'

const order: readonly ChannelMode[] = ['observe', 'alert', 'dispatch', 'acknowledge']

/** Whether a channel in `mode` does what `needed` allows. */
export function reaches(mode: ChannelMode, needed: ChannelMode): boolean {
  return order.indexOf(mode) >= order.indexOf(needed)
}

/** One inbox of a brand. */
export interface Channel {
  readonly brandId: BrandId
  readonly id: ChannelId
  readonly slug: string
  readonly name: string
  readonly kind: ChannelKind
  /** Which adapter serves it: `smtp`, `imap`, `widget`, `http` ... */
  readonly adapter: string
  readonly mode: ChannelMode
  /** For email: where customers write to. */
  readonly address: string | null
  readonly settings: Readonly<Record<string, unknown>>
  readonly connectedAt: Instant
}

/** Whether customers who wait are told so by the house: in private, where their sender expects mail or a line back. */
export function acknowledges({ mode, kind }: Pick<Channel, 'mode' | 'kind'>): boolean {
  return reaches(mode, 'acknowledge') && (kind === 'email' || kind === 'chat')
}
