import { beginAudit, checkHelpdesk } from './begin.ts'
import { auditCsv, guessCsv } from './csv.ts'
import { pauseAudit, resumeAudit, stopAudit } from './course.ts'
import { eraseAudit, listAudits, readAudit, readAuditDigest } from './one.ts'
import { listAuditTickets, readAuditTicket } from './tickets.ts'

export const helpdeskAuditRoutes = [
  checkHelpdesk,
  beginAudit,
  guessCsv,
  auditCsv,
  listAudits,
  readAudit,
  readAuditDigest,
  listAuditTickets,
  readAuditTicket,
  pauseAudit,
  resumeAudit,
  stopAudit,
  eraseAudit,
]
