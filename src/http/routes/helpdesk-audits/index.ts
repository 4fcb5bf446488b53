import { beginAudit, checkHelpdesk } from './begin.ts'
import { auditCsv, guessCsv } from './csv.ts'
import { eraseAudit, listAudits, readAudit, readAuditDigest, resumeAudit } from './one.ts'

export const helpdeskAuditRoutes = [
  checkHelpdesk,
  beginAudit,
  guessCsv,
  auditCsv,
  listAudits,
  readAudit,
  readAuditDigest,
  resumeAudit,
  eraseAudit,
]
