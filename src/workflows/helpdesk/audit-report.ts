import type { AuditReport } from '../../domain/helpdesk/audit-report.ts'
import { AuditTally } from '../../domain/helpdesk/audit-tally.ts'
import { ticketOf } from '../../domain/helpdesk/facts.ts'
import { reportOf } from '../../domain/helpdesk/report-of.ts'
import type { HelpdeskAudit, StoredTicket } from '../ports/helpdesk-audit-store.ts'
import type { Deps } from '../ports/store.ts'
import { rulesOf } from './audit-tickets.ts'

/** Few enough that nothing else of this node waits for long. */
const BATCH = 1_000

/** The report of what an audit has stored so far; null while nothing is covered. */
export async function auditReport(
  { store }: Pick<Deps, 'store'>,
  audit: HelpdeskAudit,
): Promise<AuditReport | null> {
  const rules = rulesOf(audit)
  if (!rules) return null
  const tally = new AuditTally(rules)
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const batch: readonly StoredTicket[] = await store.transaction((tx) =>
      tx.helpdeskAudits.tickets(audit.brandId, audit.id, from, BATCH),
    )
    for (const { facts } of batch) {
      const ticket = ticketOf(facts)
      if (ticket) tally.add(ticket)
    }
    if (batch.length < BATCH) break
    after = batch.at(-1)!.ticketId
  }
  return reportOf(tally.facts(), rules)
}
