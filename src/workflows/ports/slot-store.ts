import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Millis } from '../../domain/time/instant.ts'

export interface OfferShortHours {
  readonly brandId: BrandId
  /** How far ahead. */
  readonly ahead: Millis
  /** Only of that kind of channel, of that language. */
  readonly kind?: ChannelKind | undefined
  readonly language?: string | undefined
  readonly byId: PersonId | null
}

export interface OfferedSlots {
  readonly offered: number
  readonly withdrawn: number
  readonly kept: number
}

/** Hours ahead that freelance experts may book. */
export interface SlotStore {
  /** Brands that want the hours they are short of offered every night. */
  offering(): Promise<readonly BrandId[]>
  /** Offers exactly the hours that are short of people; what is open and no longer short is withdrawn. */
  offerShortHours(command: OfferShortHours): Promise<OfferedSlots>
}
