import { sql, type Transaction } from 'kysely'
import { formatInstant } from '../domain/time/instant.ts'
import type { Jobs } from '../workflows/ports/jobs.ts'
import type { DB } from './schema.ts'

/** The queue's own function, inside our transaction: the job exists if and only if its cause does. */
export function jobs(trx: Transaction<DB>): Jobs {
  return {
    async add(name, payload, notBefore) {
      const runAt = notBefore === undefined ? null : formatInstant(notBefore)
      await sql`
        select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, run_at := ${runAt}::timestamptz)
      `.execute(trx)
    },
  }
}
