import { readAudit, type AuditRow } from '../../../db/read/audit.ts'
import type { AuditEntry } from '../../api-types.ts'
import { brandIds } from '../../by.ts'
import { list, recentKey } from '../../list.ts'
import { route } from '../../route.ts'
import { auditEntries, auditQuery } from './schema.ts'

const listAudit = route({
  operation: 'audit.list',
  method: 'get',
  path: '/audit',
  summary: 'Who changed what, when, from what to what; newest first.',
  query: auditQuery,
  answers: { 200: { is: 'A page of changes.', schema: auditEntries } },
  handle: ({ db }, { scope, query }) =>
    list(
      query,
      recentKey,
      (after, limit) =>
        readAudit(
          db,
          brandIds(scope),
          { subject: query.subject, action: query.action, person: query.person_id },
          after,
          limit,
        ),
      (row) => [row.at.toISOString(), row.id],
      presentAudit,
    ),
})

export const auditRoutes = [listAudit]

function presentAudit({ person_id, person_name, at, ...entry }: AuditRow): AuditEntry {
  return {
    ...entry,
    person: person_id === null ? null : { id: person_id, name: person_name ?? '' },
    at: at.toISOString(),
  }
}
