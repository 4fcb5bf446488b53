import type { Deps, Transaction } from '../ports/store.ts'
import { pageLeads } from '../dispatch/page-leads.ts'
import type { Approval } from '../ports/admission-store.ts'
import type { QueueReply, QueueReplyOutcome } from '../replies/queue-reply.ts'

type Seen = Extract<QueueReplyOutcome, { type: 'queued' }>

/** The same key is the same reply: what became of one that waits, or was sent back. Null for one that is new, or went out. */
export async function seenBefore(tx: Transaction, command: QueueReply): Promise<Seen | null> {
  const { brandId, conversationId, idempotencyKey } = command
  const known = await tx.admissions.approvalByKey(brandId, conversationId, idempotencyKey)
  if (known?.state === 'waiting') return written(known.id, 'awaiting_approval')
  return known?.state === 'rejected' || known?.state === 'overtaken' ? written(known.id, 'rejected') : null
}

/**
 * In probation a reply waits for a lead's word. The customer's clock runs on: it is met when the reply really goes out. The leads
 * who are awake hear of it at once. A second reply replaces the first that still waits. Null where nothing needs to wait.
 */
export async function holdForApproval(
  deps: Pick<Deps, 'newId'>,
  tx: Transaction,
  { brandId, conversationId, personId, text, promise, idempotencyKey }: QueueReply,
): Promise<Seen | null> {
  if (personId === null) return null
  const admitted = await tx.admissions.admitted(brandId, personId)
  if (admitted?.state !== 'probation') return null
  const earlier = await tx.admissions.waitingApproval(brandId, conversationId)
  if (earlier) await overtake(tx, earlier)
  const id = deps.newId()
  await tx.admissions.addApproval({ brandId, id, conversationId, personId, text, promise, idempotencyKey })
  const turnId = await tx.dispatches.openTurn(brandId, conversationId)
  const work = turnId && (await tx.dispatches.work(brandId, turnId))
  if (work) await pageLeads(deps, tx, work, { step: 'approval', eventId: null, kind: 'page' })
  return written(id, 'awaiting_approval')
}

export function overtake(tx: Transaction, approval: Approval): Promise<void> {
  return tx.admissions.decideApproval(approval, {
    state: 'overtaken',
    sentText: null,
    note: null,
    decidedBy: null,
  })
}

function written(messageId: string, state: Seen['state']): Seen {
  return { type: 'queued', messageId, state }
}
