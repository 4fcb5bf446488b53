import type { HelpdeskWorkflows } from '../http/workflows.ts'
import { auditFile, beginAudit } from '../workflows/helpdesk/begin-audit.ts'
import { eraseAudit, resumeAudit } from '../workflows/helpdesk/change-audit.ts'
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
    resume: (command) => resumeAudit(deps, command),
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
