import type { BrandId } from '../../domain/ids.ts'
import type { HelpdeskAudit } from '../ports/helpdesk-audit-store.ts'
import type { HelpdeskDeps } from './helpdesk-deps.ts'

export interface AuditCommand {
  readonly brandId: BrandId
  readonly id: string
}

export type ResumeOutcome =
  | { readonly type: 'resumed'; readonly audit: HelpdeskAudit }
  | { readonly type: 'refused'; readonly reason: 'unknown' | 'not_stopped' }

/** Goes on with another token from where it stands. */
export function resumeAudit(
  { store, vault }: HelpdeskDeps,
  { brandId, id, token }: AuditCommand & { readonly token: string },
): Promise<ResumeOutcome> {
  return store.transaction(async (tx): Promise<ResumeOutcome> => {
    const audit = await tx.helpdeskAudits.find(brandId, id)
    if (!audit) return { type: 'refused', reason: 'unknown' }
    if (audit.state !== 'stopped') return { type: 'refused', reason: 'not_stopped' }
    await tx.helpdeskAudits.change(brandId, id, audit.round, {
      state: 'queued',
      problem: null,
      token: vault.seal(token),
    })
    await tx.jobs.add('audit-helpdesk', { brand_id: brandId, audit_id: id })
    return { type: 'resumed', audit: (await tx.helpdeskAudits.find(brandId, id))! }
  })
}

/** Stops it, throws the token away and erases everything it learnt. False where there is none. */
export function eraseAudit(
  { store }: Pick<HelpdeskDeps, 'store'>,
  { brandId, id }: AuditCommand,
): Promise<boolean> {
  return store.transaction((tx) => tx.helpdeskAudits.remove(brandId, id))
}
