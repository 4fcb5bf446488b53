import type { AlarmCause, FoundAlarm, StandingAlarm } from '../../domain/alarm/alarm.ts'
import type { AlarmFacts } from '../../domain/alarm/detect-alarms.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'
import type { DigestRoad } from './digest-store.ts'

/** Somebody who wants alarms of some brands, with what they were told. */
export interface AlarmSubscriber {
  readonly personId: PersonId
  readonly language: string
  readonly zone: Zone
  readonly via: readonly DigestRoad[]
  readonly wants: ReadonlyMap<string, ReadonlySet<AlarmCause>>
  readonly heardAt: ReadonlyMap<AlarmCause, Instant>
  readonly told: ReadonlySet<string>
}

export interface NewAlarmNotice {
  readonly id: string
  readonly personId: PersonId
  readonly language: string
  readonly zone: Zone
  readonly via: DigestRoad
  readonly alarms: readonly StandingAlarm[]
}

export interface LeasedAlarmNotice extends NewAlarmNotice {
  readonly attempts: number
}

export interface AlarmStore {
  /** Gives every lead all alarms by mail, unless they ever had them, whatever they made of them since. */
  subscribeLeads(newId: () => string): Promise<void>
  /** Brands of which somebody wants alarms and whose outbound does not stand still. */
  watchedBrands(): Promise<readonly BrandId[]>
  /** What is to be known at `now` of the last `lately` milliseconds and of the weeks before. */
  facts(brandId: BrandId, now: Instant, lately: number): Promise<AlarmFacts>
  /** What was found begins to stand unless it stood, and whatever stood and was not found ends. */
  stand(brandId: BrandId, found: readonly FoundAlarm[], newId: () => string): Promise<void>
  standing(brandIds: readonly BrandId[]): Promise<readonly StandingAlarm[]>
  /** Held until the transaction ends: nobody else tells them anything meanwhile. Nobody while somebody else does. */
  holdSubscribers(): Promise<readonly AlarmSubscriber[]>
  addNotice(notice: NewAlarmNotice): Promise<void>
  /** Null when it was sent, failed for good, or is in other hands. */
  leaseNotice(id: string, until: Instant): Promise<LeasedAlarmNotice | null>
  setNoticeSent(id: string): Promise<void>
  /** Gives it back for another attempt, unless it is final. */
  setNoticeFailed(id: string, error: string, final: boolean): Promise<void>
}
