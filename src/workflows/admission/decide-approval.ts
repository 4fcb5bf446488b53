import type { BrandId, PersonId } from '../../domain/ids.ts'
import { replyBy } from '../../domain/dispatch/lease.ts'
import { inTransaction } from '../in-transaction.ts'
import { oneStepTimer } from '../dispatch/one-step-timer.ts'
import { queueOne, type QueueReplyDeps, type QueueReplyOutcome } from '../replies/queue-reply.ts'
import type { Approval } from '../ports/admission-store.ts'
import type { Transaction } from '../ports/store.ts'
import { overtake } from './hold-for-approval.ts'

export interface DecideApproval {
  readonly brandId: BrandId
  readonly approvalId: string
  readonly decidedBy: PersonId | null
  /** Null sends it back to its writer. */
  readonly send: { readonly text: string | null } | null
  /** What the writer is told. */
  readonly note: string | null
}

export type ApprovalOutcome =
  | { readonly type: 'sent' | 'sent_back' }
  | { readonly type: 'refused'; readonly reason: 'not_waiting' | 'own_reply' | 'overtaken' }
  | Extract<QueueReplyOutcome, { type: 'refused' }>

/** A lead lets a reply go out, as it is or mended, or sends it back with a note. Somebody else's answer in between overtakes it. */
export function decideApproval(deps: QueueReplyDeps, command: DecideApproval): Promise<ApprovalOutcome> {
  const { brandId, approvalId, decidedBy, send, note } = command
  return inTransaction(deps, async (tx): Promise<ApprovalOutcome> => {
    const approval = await tx.admissions.approval(brandId, approvalId)
    if (approval?.state !== 'waiting') return { type: 'refused', reason: 'not_waiting' }
    if (approval.personId === decidedBy) return { type: 'refused', reason: 'own_reply' }
    if (!(await tx.dispatches.openTurn(brandId, approval.conversationId))) {
      await overtake(tx, approval)
      return { type: 'refused', reason: 'overtaken' }
    }
    if (!send) {
      await tx.admissions.decideApproval(approval, { state: 'rejected', sentText: null, note, decidedBy })
      await giveTime(tx, approval)
      return { type: 'sent_back' }
    }
    const text = send.text ?? approval.text
    const queued = await queueOne(deps, tx, { ...approval, text }, { approved: approval.id })
    if (queued.type === 'refused') return queued
    const state = text === approval.text ? 'approved' : 'changed'
    await tx.admissions.decideApproval(approval, { state, sentText: text, note, decidedBy })
    return { type: 'sent' }
  })
}

/** The time that the lead took is not the writer's: their lease begins anew. */
async function giveTime(tx: Transaction, { brandId, conversationId, personId }: Approval): Promise<void> {
  const claim = await tx.dispatches.activeClaim(brandId, conversationId)
  if (claim?.personId !== personId) return
  const settings = await tx.dispatches.settings(brandId)
  const until = Math.max(claim.replyBy, replyBy(claim.channelKind, settings, tx.now))
  if (await tx.dispatches.extendClaim(claim, until))
    await tx.timers.arm([oneStepTimer('lease', claim, claim.id, tx.now, until)])
}
