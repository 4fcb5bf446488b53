import type { HelpdeskFact } from '../../domain/helpdesk/facts.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { HelpdeskAudit } from '../ports/helpdesk-audit-store.ts'
import type { HelpdeskKind, HelpdeskSettings } from '../ports/helpdesk.ts'
import { auditedSoFar } from './audit-report.ts'
import type { HelpdeskDeps } from './helpdesk-deps.ts'

export interface BeginAudit {
  readonly brandId: BrandId
  readonly personId: PersonId | null
  readonly helpdesk: HelpdeskKind
  readonly settings: HelpdeskSettings
  readonly token: string
  readonly rules: HelpdeskAudit['rules']
  readonly since: Instant
}

/** Writes down what is to be read, the token sealed, and has it begun. */
export async function beginAudit(
  deps: HelpdeskDeps,
  { token, ...audit }: BeginAudit,
): Promise<HelpdeskAudit> {
  const id = deps.newId()
  const sealed = await deps.vault.seal(token)
  return await deps.store.transaction(async (tx) => {
    await tx.helpdeskAudits.add({ ...audit, id, token: sealed })
    await tx.jobs.add('audit-helpdesk', { brand_id: audit.brandId, audit_id: id })
    return (await tx.helpdeskAudits.find(audit.brandId, id))!
  })
}

export interface AuditFile extends Omit<BeginAudit, 'helpdesk' | 'settings' | 'token'> {
  readonly name: string
  readonly facts: readonly HelpdeskFact[]
  readonly until: Instant
  /** Rows that could not be read. */
  readonly broken: number
}

const BATCH = 5_000

/** The same of facts that lie here already: a log of messages. Ends at once. */
export async function auditFile(deps: HelpdeskDeps, file: AuditFile): Promise<HelpdeskAudit> {
  const { brandId, personId, name, facts, rules, since, until, broken } = file
  const id = deps.newId()
  await deps.store.transaction(async (tx) => {
    await tx.helpdeskAudits.add({
      brandId,
      id,
      helpdesk: 'csv',
      settings: { url: name },
      token: null,
      rules,
      since,
      personId,
    })
    for (let haul = 0; haul * BATCH < facts.length; haul += 1)
      await tx.helpdeskAudits.keep(brandId, id, haul, facts.slice(haul * BATCH, (haul + 1) * BATCH))
    const notes = broken > 0 ? { unreadable: broken } : {}
    await tx.helpdeskAudits.change(brandId, id, 0, { progress: 1, coveredUntil: until, notes })
  })
  const stored = (await deps.store.transaction((tx) => tx.helpdeskAudits.find(brandId, id)))!
  const audited = await auditedSoFar(deps, stored)
  return deps.store.transaction(async (tx) => {
    await tx.helpdeskAudits.change(brandId, id, 0, {
      ...audited,
      state: 'done',
      endedAt: tx.now,
      reportedComments: audited.comments,
    })
    return (await tx.helpdeskAudits.find(brandId, id))!
  })
}
