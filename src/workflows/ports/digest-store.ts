import type { Digest } from '../../domain/digest/digest.ts'
import type { DigestKind } from '../../domain/digest/digest-period.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'

export const digestRoads = ['email', 'slack'] as const
/** By which road a digest comes. */
export type DigestRoad = (typeof digestRoads)[number]

/** Somebody gets a brand's digest at a minute (0 to 1439) of their local day. */
export interface Subscription {
  readonly brandId: BrandId
  readonly id: string
  readonly personId: PersonId
  readonly kind: DigestKind
  readonly minute: number
  readonly zone: Zone
  readonly language: string
  readonly via: readonly DigestRoad[]
  /** Up to where the last digest of this subscription told; null before the first. */
  readonly toldUntil: Instant | null
}

export interface NewDigest {
  readonly brandId: BrandId
  readonly id: string
  /** Null for one that was asked for by hand. */
  readonly subscriptionId: string | null
  readonly personId: PersonId
  readonly language: string
  readonly via: DigestRoad
  readonly digest: Digest
}

/** A digest in the hands of one sender. */
export interface LeasedDigest extends NewDigest {
  readonly attempts: number
}

export interface DigestStore {
  /** Gives leads and executives what their brand's settings say (weekly), unless they ever had it, ended or not. */
  subscribeOverseers(newId: () => string): Promise<void>
  /** All that are not ended, over all brands. */
  subscriptions(): Promise<readonly Subscription[]>
  subscriptionOf(brandId: BrandId, personId: PersonId, kind: DigestKind): Promise<Subscription | null>
  /** False when there is no such subscription; ending it again changes nothing. */
  endSubscription(brandId: BrandId, id: string, at: Instant): Promise<boolean>
  /** False when this period of this subscription was told by this road before. */
  add(digest: NewDigest): Promise<boolean>
  /** Null when it was sent, failed for good, or is in other hands. */
  lease(brandId: BrandId, id: string, until: Instant): Promise<LeasedDigest | null>
  setSent(brandId: BrandId, id: string, at: Instant): Promise<void>
  /** Gives it back for another attempt, unless it is final. */
  setFailed(brandId: BrandId, id: string, error: string, final: boolean): Promise<void>
}
