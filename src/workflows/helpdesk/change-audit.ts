import type { BrandId } from '../../domain/ids.ts'
import type { AuditChange, AuditState, HelpdeskAudit } from '../ports/helpdesk-audit-store.ts'
import type { Transaction } from '../ports/store.ts'
import type { HelpdeskDeps } from './helpdesk-deps.ts'

export interface AuditCommand {
  readonly brandId: BrandId
  readonly id: string
}

/** `not_stopped`: it neither rests nor wants a token; `not_running`: it rests, or has ended; `needs_token`: the one before is no longer kept. */
export type AuditRefusal = 'unknown' | 'not_stopped' | 'not_running' | 'needs_token'

export type AuditOutcome =
  | { readonly type: 'changed'; readonly audit: HelpdeskAudit }
  | { readonly type: 'refused'; readonly reason: AuditRefusal }

const going: readonly AuditState[] = ['queued', 'running', 'waiting']

/** Has it rest: the token stays sealed, and it goes on from there when it is told to. */
export function pauseAudit(deps: Pick<HelpdeskDeps, 'store'>, command: AuditCommand): Promise<AuditOutcome> {
  return change(deps, command, (audit) =>
    going.includes(audit.state)
      ? { state: 'paused', waitingUntil: null, round: audit.round + 1 }
      : 'not_running',
  )
}

/** Ends it early: the token is thrown away, what was read and reported stays. */
export function stopAudit(deps: Pick<HelpdeskDeps, 'store'>, command: AuditCommand): Promise<AuditOutcome> {
  return change(deps, command, (audit, now) =>
    audit.state === 'done' || audit.state === 'cancelled'
      ? 'not_running'
      : {
          state: 'cancelled',
          token: null,
          waitingUntil: null,
          problem: null,
          endedAt: now,
          round: audit.round + 1,
        },
  )
}

/** Goes on from where it stands; with another token where one is given, or needed. */
export async function resumeAudit(
  { vault, ...deps }: Pick<HelpdeskDeps, 'store' | 'vault'>,
  { token, ...command }: AuditCommand & { readonly token: string | null },
): Promise<AuditOutcome> {
  const sealed = token === null ? null : await vault.seal(token)
  return await change(deps, command, (audit) => {
    if (audit.state !== 'stopped' && audit.state !== 'paused') return 'not_stopped'
    if (token === null && audit.token === null) return 'needs_token'
    return { state: 'queued', problem: null, ...(sealed !== null && { token: sealed }) }
  })
}

function change(
  { store }: Pick<HelpdeskDeps, 'store'>,
  { brandId, id }: AuditCommand,
  decide: (audit: HelpdeskAudit, now: number) => AuditChange | AuditRefusal,
): Promise<AuditOutcome> {
  return store.transaction(async (tx: Transaction): Promise<AuditOutcome> => {
    const audit = await tx.helpdeskAudits.find(brandId, id)
    if (!audit) return { type: 'refused', reason: 'unknown' }
    const decided = decide(audit, tx.now)
    if (typeof decided === 'string') return { type: 'refused', reason: decided }
    if (!(await tx.helpdeskAudits.change(brandId, id, audit.round, decided)))
      return { type: 'refused', reason: 'not_running' }
    if (decided.state === 'queued') await tx.jobs.add('audit-helpdesk', { brand_id: brandId, audit_id: id })
    return { type: 'changed', audit: (await tx.helpdeskAudits.find(brandId, id))! }
  })
}

/** Stops it, throws the token away and erases everything it learnt. False where there is none. */
export function eraseAudit(
  { store }: Pick<HelpdeskDeps, 'store'>,
  { brandId, id }: AuditCommand,
): Promise<boolean> {
  return store.transaction((tx) => tx.helpdeskAudits.remove(brandId, id))
}
