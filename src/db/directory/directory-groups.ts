import { sql, type Kysely } from 'kysely'
import type { DB } from '../schema.ts'

export interface DirectoryGroupRow {
  readonly id: string
  readonly display_name: string
  readonly external_id: string | null
  readonly created_at: Date
  readonly changed_at: Date
  readonly members: readonly { readonly id: string; readonly name: string }[]
}

export interface GroupFilter {
  readonly id?: string
  readonly displayName?: string
  readonly externalId?: string
}

export async function readDirectoryGroups(
  db: Kysely<DB>,
  { id, displayName, externalId }: GroupFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly groups: readonly DirectoryGroupRow[] }> {
  const where = sql`
    ${id === undefined ? sql`true` : sql`g.id::text = lower(${id})`}
    and ${displayName === undefined ? sql`true` : sql`lower(g.display_name) = lower(${displayName})`}
    and ${externalId === undefined ? sql`true` : sql`g.external_id = ${externalId}`}`
  const { rows } = await sql<DirectoryGroupRow>`
    select g.id, g.display_name, g.external_id, g.created_at, g.changed_at,
      coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name, p.id)
        from directory_member m join person p on p.id = m.person_id where m.group_id = g.id), '[]') as members
    from directory_group g where ${where} order by g.created_at, g.id offset ${offset} limit ${limit}
  `.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from directory_group g where ${where}
  `.execute(db)
  return { total: counted[0]!.total, groups: rows }
}

export interface DirectoryGroup {
  readonly displayName: string
  readonly externalId: string | null
  /** Ids of people whom the directory keeps; others are left out. */
  readonly members: readonly string[]
}

/** Makes the group what it is said to be, new or not. False when another has the name. */
export async function saveDirectoryGroup(
  db: Kysely<DB>,
  id: string,
  { displayName, externalId, members }: DirectoryGroup,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows: taken } = await sql`
      select 1 from directory_group where lower(display_name) = lower(${displayName}) and id <> ${id}
    `.execute(trx)
    if (taken.length > 0) return false
    await sql`
      insert into directory_group (id, display_name, external_id) values (${id}, ${displayName}, ${externalId})
      on conflict (id) do update set display_name = excluded.display_name, external_id = excluded.external_id,
        changed_at = now()
    `.execute(trx)
    await sql`delete from directory_member where group_id = ${id} and person_id::text <> all (${[...members]}::text[])`.execute(
      trx,
    )
    await sql`
      insert into directory_member (group_id, person_id)
      select ${id}, u.person_id from directory_user u where u.person_id::text = any (${[...members]}::text[])
      on conflict do nothing
    `.execute(trx)
    return true
  })
}

export async function removeDirectoryGroup(db: Kysely<DB>, id: string): Promise<void> {
  await sql`delete from directory_group where id = ${id}`.execute(db)
}
