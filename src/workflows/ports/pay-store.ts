import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { Claim } from '../../domain/dispatch/dispatch.ts'
import type { BrandId, ClaimId, OfferId, PersonId } from '../../domain/ids.ts'
import type { ClaimEnd } from '../../domain/pay/earned.ts'
import type { PayEntry, PayEntrySubject } from '../../domain/pay/pay-entry.ts'
import type { PayRules } from '../../domain/pay/pay-rules.ts'
import type { LastStatement, PayStatement } from '../../domain/pay/pay-statement.ts'
import type { PayTerms } from '../../domain/pay/pay-terms.ts'
import type { BookedHour } from '../../domain/pay/share-standby.ts'
import type { UsualTime } from '../../domain/pay/usual-time.ts'
import type { Stretch } from '../../domain/pay/standby-hours.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Zone } from '../../domain/time/zone.ts'

export type NewPayEntry = PayEntry & PayEntrySubject & { readonly byId?: PersonId | null }

/** Frozen terms of a claim that has ended, not yet booked. */
export interface Unsettled {
  readonly brandId: BrandId
  readonly claimId: ClaimId
  readonly personId: PersonId
  readonly terms: PayTerms
  /** Null when nothing of the claim is left to judge it by. */
  readonly end: ClaimEnd | null
}

/** A freelance expert's hours on the rosters of a brand. */
export interface Duty {
  readonly personId: PersonId
  readonly zone: Zone
  readonly stretches: readonly Stretch[]
}

/** What a brand owes one person in one currency. */
export interface PayAccount {
  readonly personId: PersonId
  readonly currency: string
  readonly last: LastStatement | null
  /** Entries that stand in no statement yet, in the order in which they occurred. */
  readonly unstated: readonly PayEntry[]
  /** The version of the account that payments to this person go to. */
  readonly profileVersion: number | null
  readonly underWay: boolean
  /** They work for the brand no more. */
  readonly leaving: boolean
}

/** Who pays: the account that a payment file debits. */
export interface Payer {
  readonly name: string
  readonly iban: string
  readonly bic: string | null
}

export interface Payment {
  readonly brandId: BrandId
  readonly id: string
  readonly batchId: string
  readonly personId: PersonId
  readonly currency: string
  readonly amountMinor: number
  readonly profileVersion: number
  readonly endToEndId: string
}

/** A payment as the bank's reports name it. */
export interface NamedPayment {
  readonly id: string
  readonly endToEndId: string
  /** The file it was ordered with. */
  readonly messageId: string
  readonly personId: PersonId
  readonly amountMinor: number
  readonly currency: string
}

export interface PayoutProfile {
  readonly holder: string
  readonly country: string
  readonly iban: string | null
  readonly account: string | null
  readonly bic: string | null
}

export interface Dispute {
  readonly brandId: BrandId
  readonly id: string
  readonly personId: PersonId
  readonly claimId: ClaimId | null
  readonly entryId: string | null
  readonly text: string
  readonly state: 'open' | 'granted' | 'refused'
  /** Of what is disputed, where it is a claim or an entry of their own. */
  readonly currency: string | null
}

/** Terms, ledger, statements and payments. Everything about one brand's accounts is done by one transaction at a time. */
export interface PayStore {
  /** Null while the brand pays in other ways. */
  rules(brandId: BrandId): Promise<PayRules | null>
  payer(brandId: BrandId): Promise<Payer | null>
  /** Brands that pay, or owe something; always in the same order, the older first. */
  brands(): Promise<readonly { readonly id: BrandId; readonly zone: Zone }[]>
  /** Waits for whoever else changes the accounts of this brand. */
  lock(brandId: BrandId): Promise<void>

  /** What answers of the brand on that kind of channel took of late; null while they are too few. */
  usualTime(brandId: BrandId, kind: ChannelKind): Promise<UsualTime | null>
  /** What an offer said that the work pays. */
  offered(brandId: BrandId, offerId: OfferId): Promise<PayTerms | null>
  freeze(
    claim: Pick<Claim, 'brandId' | 'id' | 'personId' | 'conversationId' | 'offerId'> & {
      readonly channelKind: ChannelKind
    },
    terms: PayTerms,
  ): Promise<void>
  /** Ended claims whose earning is not booked, locked; those that another transaction books are left out. */
  unsettled(limit: number): Promise<readonly Unsettled[]>
  setSettled(brandId: BrandId, claimId: ClaimId, outcome: string): Promise<void>

  /** What is in the ledger already (same claim, same hour, same payment ...) is left alone; answers how many were new. */
  addEntries(entries: readonly NewPayEntry[]): Promise<number>
  duty(brandId: BrandId, from: Instant, to: Instant, personId?: PersonId): Promise<readonly Duty[]>
  /** Standby hours in the ledgers of these people, of all brands, from then on. */
  standbyBooked(
    personIds: readonly PersonId[],
    since: Instant,
  ): Promise<ReadonlyMap<PersonId, readonly BookedHour[]>>
  /** Up to when standby is booked; the first question begins at `now`. */
  standbySettledUntil(brandId: BrandId, now: Instant): Promise<Instant>
  setStandbySettled(brandId: BrandId, until: Instant): Promise<void>

  accounts(brandId: BrandId, personId?: PersonId): Promise<readonly PayAccount[]>
  /** Accounts with something on them of people who turned out to be somebody else. */
  joinedAccounts(
    from?: PersonId,
  ): Promise<readonly { readonly brandId: BrandId; readonly from: PersonId; readonly to: PersonId }[]>
  addStatement(brandId: BrandId, id: string, statement: PayStatement): Promise<void>

  addBatch(batch: {
    readonly brandId: BrandId
    readonly id: string
    readonly currency: string
    readonly payOn: string
    readonly madeBy: PersonId | null
    readonly payer: Payer
  }): Promise<void>
  addPayments(payments: readonly Payment[]): Promise<void>
  /** A payment that may still go another way, locked: under way, or paid as far as is known. Null for one that failed, or is none. */
  unreturnedPayment(
    brandId: BrandId,
    id: string,
  ): Promise<(Payment & { readonly state: 'ordered' | 'paid' }) | null>
  /** Payments of the brand by what the bank calls them, in no order; of a whole batch where its own name is given. */
  paymentsNamed(
    brandId: BrandId,
    names: { readonly endToEndIds: readonly string[]; readonly messageIds: readonly string[] },
  ): Promise<readonly NamedPayment[]>
  settlePayment(
    brandId: BrandId,
    id: string,
    outcome:
      | { readonly state: 'paid'; readonly reference: string }
      | { readonly state: 'failed'; readonly reason: string },
  ): Promise<void>

  /** Replaces the person's payout account; answers its version, or null when somebody else is paid there. */
  setProfile(personId: PersonId, profile: PayoutProfile, fingerprint: Uint8Array): Promise<number | null>
  /** Somebody named an account that is another's: they may be one person. */
  noteClash(personId: PersonId, fingerprint: Uint8Array): Promise<void>
  /** What is on its way to a person right now, to whichever account. */
  paymentsUnderWay(personId: PersonId): Promise<readonly (Payment & { readonly accountEnding: string })[]>

  /** False when the same thing is disputed already. */
  addDispute(dispute: Omit<Dispute, 'state' | 'currency'>): Promise<boolean>
  openDispute(brandId: BrandId, id: string): Promise<Dispute | null>
  decideDispute(
    brandId: BrandId,
    id: string,
    decision: {
      readonly state: 'granted' | 'refused'
      readonly answer: string
      readonly decidedBy: PersonId | null
    },
  ): Promise<void>
}
