import type { ChannelKind } from '../conversation/channel.ts'
import type { ClaimOrigin } from '../dispatch/dispatch.ts'
import type { Instant, Millis } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'
import { usualMinutes, type UsualTime } from './usual-time.ts'
import { answerMinorFor, uplifted, upliftAt, type PayRules } from './pay-rules.ts'

/** What one piece of work pays: shown with the offer, frozen at the claim, whatever the brand changes later. */
export interface PayTerms {
  readonly currency: string
  /** For an answer that the customer's channel has taken, with the uplift in it. */
  readonly amountMinor: number
  /** For the claim alone; never more than the amount. */
  readonly floorMinor: number
  readonly upliftPercent: number
  /** What an answer usually takes: the median of so many recent ones, or the brand's word where too few were measured (null). */
  readonly usualMinutes: number
  readonly usualAnswers: number | null
  readonly finalAfter: Millis
}

/** What the work pays a person in that zone who is asked, or given it, at that instant. The floor is for offers that are accepted. */
export function payTerms(
  rules: PayRules,
  work: { readonly kind: ChannelKind; readonly origin: ClaimOrigin },
  zone: Zone,
  at: Instant,
  measured: UsualTime | null,
): PayTerms {
  const upliftPercent = upliftAt(rules, zone, at)
  const amountMinor = uplifted(answerMinorFor(rules, work.kind), upliftPercent)
  return {
    currency: rules.currency,
    amountMinor,
    floorMinor: work.origin === 'offer' ? Math.min(rules.floorMinor, amountMinor) : 0,
    upliftPercent,
    usualMinutes: measured ? usualMinutes(measured) : rules.usualMinutes,
    usualAnswers: measured?.answers ?? null,
    finalAfter: rules.finalAfter,
  }
}
