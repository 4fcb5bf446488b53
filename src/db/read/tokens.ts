import { sql, type Kysely } from 'kysely'
import type { TokenScope } from '../auth/authenticated-person.ts'
import type { DB } from '../schema.ts'

export interface TokenRow {
  readonly id: string
  readonly person_id: string
  readonly label: string | null
  readonly scopes: TokenScope[] | null
  readonly created_at: Date
  readonly expires_at: Date | null
  readonly revoked_at: Date | null
  readonly last_used_at: Date | null
}

/** Newest first. */
export async function readTokens(
  db: Kysely<DB>,
  personId: string,
  after: readonly [string, string] | null,
  limit: number,
): Promise<readonly TokenRow[]> {
  const { rows } = await sql<TokenRow>`
    select id, person_id, label, scopes, created_at, expires_at, revoked_at, last_used_at from token
    where person_id = ${personId}
      and ${after ? sql`(created_at, id) < (${new Date(after[0])}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by created_at desc, id desc limit ${limit}
  `.execute(db)
  return rows
}
