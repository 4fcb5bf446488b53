import type { Transaction } from 'kysely'
import type { Instant } from '../domain/time/instant.ts'
import type { AuditLog } from '../workflows/ports/audit-log.ts'
import type { DB } from './schema.ts'

export function auditLog(trx: Transaction<DB>, now: Instant): AuditLog {
  return {
    async add({ id, brandId, personId, action, subject, before, after }) {
      await trx
        .insertInto('audit')
        .values({
          id,
          brand_id: brandId,
          person_id: personId,
          action,
          subject,
          before: before === undefined ? null : JSON.stringify(before),
          after: after === undefined ? null : JSON.stringify(after),
          at: new Date(now),
        })
        .execute()
    },
  }
}
