import type { AuditReport } from '../../domain/helpdesk/audit-report.ts'
import { AuditTally } from '../../domain/helpdesk/audit-tally.ts'
import { ticketOf } from '../../domain/helpdesk/facts.ts'
import { reportOf } from '../../domain/helpdesk/report-of.ts'
import type { HelpdeskAudit, StoredTicket } from '../ports/helpdesk-audit-store.ts'
import type { Deps } from '../ports/store.ts'
import { rulesOf } from './audit-tickets.ts'

/** What an audit has stored so far. */
export interface Audited {
  /** Null while nothing is covered. */
  readonly report: AuditReport | null
  /** Each counted once, those that are left out of the report too. */
  readonly tickets: number
  readonly comments: number
}

/** Reads everything that is stored, some tickets at a time, so that nothing else of this node waits for long. */
export async function auditedSoFar({ store }: Pick<Deps, 'store'>, audit: HelpdeskAudit): Promise<Audited> {
  const rules = rulesOf(audit)
  if (!rules) return { report: null, tickets: audit.tickets, comments: audit.comments }
  const tally = new AuditTally(rules)
  let tickets = 0
  let comments = 0
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const some: readonly StoredTicket[] = await store.transaction((tx) =>
      tx.helpdeskAudits.tickets(audit.brandId, audit.id, from),
    )
    if (some.length === 0) break
    for (const { facts } of some) {
      comments += facts.filter(({ type }) => type === 'comment').length
      const ticket = ticketOf(facts)
      if (!ticket) continue
      tickets += 1
      tally.add(ticket)
    }
    after = some.at(-1)!.ticketId
  }
  return { report: reportOf(tally.facts(), rules), tickets, comments }
}
