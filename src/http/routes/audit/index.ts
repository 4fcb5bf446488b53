import { verifyAudit } from '../../../db/audit/verify-audit.ts'
import { readAudit, type AuditRow } from '../../../db/read/audit.ts'
import { differences } from '../../../domain/policy/differences.ts'
import type { AuditEntry } from '../../api-types.ts'
import { ok } from '../../answer.ts'
import type { Scope } from '../../authorise.ts'
import { brandIds } from '../../by.ts'
import { list, recentKey } from '../../list.ts'
import { route } from '../../route.ts'
import { auditChain, auditEntries, auditQuery } from './schema.ts'

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
          { brandIds: brandIds(scope), administers: administered(scope) },
          {
            subject: query.subject,
            action: query.action,
            person: query.person_id,
            from: query.from,
            to: query.to,
          },
          after,
          limit,
        ),
      (row) => [row.at.toISOString(), row.id],
      presentAudit,
    ),
})

const verifyChain = route({
  operation: 'audit.verify',
  method: 'get',
  path: '/audit/chain',
  summary:
    'Whether what is written about changes is still what was written; every line carries the digest of the one before.',
  answers: { 200: { is: 'What was found.', schema: auditChain } },
  async handle({ db }) {
    const { lines, head, broken } = await verifyAudit(db)
    return ok({ whole: broken.length === 0, lines, head, broken: [...broken] })
  },
})

/** The operator's own token administers all that it reaches. */
function administered({ brands, personId }: Scope): readonly string[] {
  return brands
    .filter(({ roles }) => personId === null || roles.includes('administrator'))
    .map(({ id }) => id)
}

export const auditRoutes = [listAudit, verifyChain]

function presentAudit({ person_id, person_name, at, ...entry }: AuditRow): AuditEntry {
  return {
    ...entry,
    person: person_id === null ? null : { id: person_id, name: person_name ?? '' },
    changes: [...changesOf(entry)],
    at: at.toISOString(),
  }
}

/** What is written after a change are the parts that changed; a beginning and an end are written whole. */
function changesOf({ before, after }: Pick<AuditRow, 'before' | 'after'>) {
  const [one, other] = [partsOf(before), partsOf(after)]
  const changed = Object.entries(one).filter(([key]) => after === null || key in other)
  return differences(Object.fromEntries(changed), other)
}

function partsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
