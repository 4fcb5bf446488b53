import type { Admission, AdmissionFacts, AdmissionState } from '../../domain/admission/admission.ts'
import type { BrandId, ConversationId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Admitted } from '../../domain/admission/why-not-admitted.ts'

/** A reply that waits for a lead's word before it goes out. */
export interface Approval {
  readonly brandId: BrandId
  readonly id: string
  readonly conversationId: ConversationId
  readonly personId: PersonId
  readonly text: string
  readonly promise: { readonly until: Instant | null } | null | undefined
  readonly idempotencyKey: string
  readonly state: 'waiting' | 'approved' | 'changed' | 'rejected' | 'overtaken'
}

export interface AdmissionStore {
  /** Locked; null where somebody was simply set up by a lead, and may answer. */
  of(brandId: BrandId, personId: PersonId): Promise<Admission | null>
  admitted(brandId: BrandId, personId: PersonId): Promise<Admitted | null>
  begin(
    brandId: BrandId,
    personId: PersonId,
    wish: { readonly channelKinds: readonly string[]; readonly note: string | null },
  ): Promise<void>
  facts(brandId: BrandId, personId: PersonId): Promise<AdmissionFacts>
  move(
    admission: Admission,
    to: AdmissionState,
    why: { readonly reason: string | null; readonly byId: PersonId | null },
  ): Promise<void>
  setAppeal(admission: Admission, text: string): Promise<void>
  /** False when there is no such version. */
  accept(brandId: BrandId, personId: PersonId, version: number): Promise<boolean>
  setMember(brandId: BrandId, personId: PersonId, member: boolean): Promise<void>
  /** How many brands somebody serves in whatever role. */
  memberships(personId: PersonId): Promise<number>

  /** Whether the brand asks its customers what they think of this person's answers; in which language it would. */
  ratingAsked(
    brandId: BrandId,
    conversationId: string,
    personId: string,
  ): Promise<{ readonly asked: boolean; readonly language: string | null }>

  /** False when a reply of this conversation waits already. */
  addApproval(approval: Omit<Approval, 'state'>): Promise<boolean>
  approvalByKey(brandId: BrandId, conversationId: ConversationId, key: string): Promise<Approval | null>
  /** Locked. */
  approval(brandId: BrandId, id: string): Promise<Approval | null>
  waitingApproval(brandId: BrandId, conversationId: ConversationId): Promise<Approval | null>
  decideApproval(
    approval: Approval,
    decision: {
      readonly state: Exclude<Approval['state'], 'waiting'>
      readonly sentText: string | null
      readonly note: string | null
      readonly decidedBy: PersonId | null
    },
  ): Promise<void>
}
