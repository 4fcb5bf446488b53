import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export interface DuplicateRow {
  readonly first_id: string
  readonly first_name: string
  readonly first_email: string
  readonly first_since: Date
  readonly second_id: string
  readonly second_name: string
  readonly second_email: string
  readonly second_since: Date
  readonly same_account: boolean
  readonly same_name: boolean
  readonly same_mailbox: boolean
}

/**
 * Freelance experts of these brands who may be one person, the older account first: one named the other's payout account, both bear
 * one name in one country, or their addresses end in one mailbox.
 */
export async function readDuplicates(
  db: Kysely<DB>,
  brandIds: readonly string[],
): Promise<readonly DuplicateRow[]> {
  const { rows } = await sql<DuplicateRow>`
    with expert as (
      select p.id, p.name, p.email, p.created_at, p.country,
        lower(regexp_replace(btrim(p.name), '\\s+', ' ', 'g')) as called,
        lower(regexp_replace(p.email, '\\+[^@]*@', '@')) as mailbox
      from person p where p.kind = 'freelance' and p.removed_at is null and (
        exists (select from membership m where m.person_id = p.id and m.brand_id = any (${brandIds}::uuid[]))
        or exists (select from admission a where a.person_id = p.id and a.brand_id = any (${brandIds}::uuid[])))),
    pair as (
      select a.id as first_id, a.name as first_name, a.email as first_email, a.created_at as first_since,
        b.id as second_id, b.name as second_name, b.email as second_email, b.created_at as second_since,
        exists (select from payout_clash c
          where (c.person_id, c.other_id) in ((a.id, b.id), (b.id, a.id)))
        or exists (select from payout_profile x join payout_profile y on y.fingerprint = x.fingerprint
          where x.person_id = a.id and y.person_id = b.id) as same_account,
        a.called = b.called and a.country is not distinct from b.country as same_name,
        a.mailbox = b.mailbox as same_mailbox
      from expert a join expert b on (a.created_at, a.id) < (b.created_at, b.id))
    select * from pair where same_account or same_name or same_mailbox
    order by same_account desc, same_mailbox desc, first_id, second_id limit 50
  `.execute(db)
  return rows
}
