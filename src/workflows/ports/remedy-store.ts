import type { BrandId } from '../../domain/ids.ts'
import type { Concerned } from '../../domain/neglect/achieved.ts'
import type { Money } from '../../domain/neglect/money.ts'
import type { Remedy } from '../../domain/neglect/remedy.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A remedy that somebody tries. */
export interface RemedyTrial {
  readonly brandId: BrandId
  readonly id: string
  readonly remedy: Remedy
  /** The period that it was found in, and what it was about there. */
  readonly from: Instant
  readonly to: Instant
  readonly before: Concerned
  /** A schedule in the language of rosters; null where the remedy is no cover. */
  readonly draft: object | null
  readonly personId: string | null
  readonly createdAt: Instant
  readonly adoptedAt: Instant | null
  readonly rosterId: string | null
}

export interface RemedyStore {
  /** What the brand says that things cost; null where it says nothing. */
  money(brandId: BrandId): Promise<Money | null>
  add(trial: RemedyTrial): Promise<void>
  /** Newest first; with `adoptedBefore` those only that were adopted before, the last adopted first. */
  trials(brandId: BrandId, adoptedBefore?: Instant): Promise<readonly RemedyTrial[]>
  trial(brandId: BrandId, id: string): Promise<RemedyTrial | null>
  /** False when it was adopted before. With members a roster of that name is added. */
  adopt(
    trial: RemedyTrial,
    at: Instant,
    roster: {
      readonly id: string
      readonly slug: string
      readonly name: string
      readonly schedule: object
    } | null,
  ): Promise<boolean>
}
