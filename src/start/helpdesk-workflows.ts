import type { HelpdeskWorkflows } from '../http/workflows.ts'
import { auditFile, beginAudit } from '../workflows/helpdesk/begin-audit.ts'
import { auditTicket, auditTickets } from '../workflows/helpdesk/audit-tickets.ts'
import { eraseAudit, pauseAudit, resumeAudit, stopAudit } from '../workflows/helpdesk/change-audit.ts'
import type { HelpdeskDeps } from '../workflows/helpdesk/helpdesk-deps.ts'
import type { DigestWriter } from '../workflows/ports/digest-writer.ts'

/** Binds what routes ask of other helpdesks to this node's dependencies. */
export function helpdeskWorkflows(
  deps: HelpdeskDeps & { readonly writeDigest: DigestWriter },
): HelpdeskWorkflows {
  return {
    problems: (kind, settings) => deps.helpdesks.problems(kind, settings),
    check: (kind, settings, token) => deps.helpdesks.reader(kind, settings, token).check(),
    begin: (command) => beginAudit(deps, command),
    auditFile: (command) => auditFile(deps, command),
    pause: (command) => pauseAudit(deps, command),
    stop: (command) => stopAudit(deps, command),
    resume: (command) => resumeAudit(deps, command),
    tickets: (audit, which) => auditTickets(deps, audit, which),
    ticket: (audit, ticketId) => auditTicket(deps, audit, ticketId),
    ticketUrl: (kind, settings, ticketId) => deps.helpdesks.ticketUrl(kind, settings, ticketId),
    erase: (command) => eraseAudit(deps, command),
    async writeDigest(brandId, digest, language) {
      const brand = await deps.store.transaction((tx) => tx.setup.brand(brandId))
      return (
        brand &&
        deps.writeDigest({
          digest,
          brand,
          readerName: null,
          language,
          unsubscribeUrl: null,
          images: 'within',
        })
      )
    },
  }
}
