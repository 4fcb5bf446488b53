import type { Kysely } from 'kysely'
import type { DB } from '../schema.ts'

/** Who made a change; null for the operator's token. */
export interface By {
  readonly personId: string | null
  readonly newId: () => string
}

/** Who changed what, before and after, in the same transaction as the change. */
export async function audit(
  db: Kysely<DB>,
  by: By,
  change: {
    readonly brandId: string | null
    readonly action: string
    readonly subject: string
    readonly before?: unknown
    readonly after?: unknown
  },
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: by.newId(),
      brand_id: change.brandId,
      person_id: by.personId,
      action: change.action,
      subject: change.subject,
      before: change.before === undefined ? null : JSON.stringify(change.before),
      after: change.after === undefined ? null : JSON.stringify(change.after),
    })
    .execute()
}
