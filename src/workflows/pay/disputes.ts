import type { BrandId, ClaimId, PersonId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'

export interface OpenDispute {
  readonly brandId: BrandId
  readonly personId: PersonId
  readonly claimId: ClaimId | null
  readonly entryId: string | null
  readonly text: string
}

/** Somebody says that they are owed more. Null when they have said so of the same thing, and wait for an answer. */
export function openDispute(deps: Deps, dispute: OpenDispute): Promise<string | null> {
  return deps.store.transaction(async (tx) => {
    const id = deps.newId()
    return (await tx.pay.addDispute({ ...dispute, id })) ? id : null
  })
}

export interface DecideDispute {
  readonly brandId: BrandId
  readonly disputeId: string
  readonly decidedBy: PersonId | null
  readonly answer: string
  /** What is added to the account; null refuses. */
  readonly granted: { readonly amountMinor: number; readonly currency: string | null } | null
}

export type DecideOutcome =
  | { readonly type: 'decided' }
  | { readonly type: 'refused'; readonly reason: 'not_open' | 'currency_needed' | 'own_dispute' }

/** Nobody decides about their own money; what is granted is a line of its own, final at once. */
export function decideDispute(deps: Deps, command: DecideDispute): Promise<DecideOutcome> {
  const { brandId, disputeId, decidedBy, answer, granted } = command
  return deps.store.transaction(async (tx): Promise<DecideOutcome> => {
    await tx.pay.lock(brandId)
    const dispute = await tx.pay.openDispute(brandId, disputeId)
    if (!dispute) return { type: 'refused', reason: 'not_open' }
    if (dispute.personId === decidedBy) return { type: 'refused', reason: 'own_dispute' }
    const currency = dispute.currency ?? granted?.currency ?? (await tx.pay.rules(brandId))?.currency ?? null
    if (granted && currency === null) return { type: 'refused', reason: 'currency_needed' }
    const state = granted ? 'granted' : 'refused'
    await tx.pay.decideDispute(brandId, disputeId, { state, answer, decidedBy })
    if (granted)
      await tx.pay.addEntries([
        {
          brandId,
          id: deps.newId(),
          personId: dispute.personId,
          currency: currency!,
          amountMinor: granted.amountMinor,
          kind: 'adjustment',
          disputeId,
          reason: answer,
          byId: decidedBy,
          occurredAt: tx.now,
          finalAt: tx.now,
        },
      ])
    await tx.audit.add({
      id: deps.newId(),
      brandId,
      personId: decidedBy,
      action: `dispute.${state}`,
      subject: disputeId,
      before: undefined,
      after: { answer, ...granted },
    })
    return { type: 'decided' }
  })
}
