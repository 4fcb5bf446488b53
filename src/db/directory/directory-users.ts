import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { DB } from '../schema.ts'

/** Somebody whom a directory keeps. */
export interface DirectoryUserRow {
  readonly id: string
  readonly user_name: string
  readonly external_id: string | null
  readonly active: boolean
  readonly name: string
  readonly email: string
  readonly time_zone: string
  readonly languages: readonly string[]
  readonly created_at: Date
  readonly changed_at: Date
  readonly groups: readonly { readonly id: string; readonly display_name: string }[]
}

export interface UserFilter {
  readonly id?: string
  readonly userName?: string
  readonly externalId?: string
  readonly email?: string
  readonly active?: boolean
}

export async function readDirectoryUsers(
  db: Kysely<DB>,
  filter: UserFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly users: readonly DirectoryUserRow[] }> {
  const where = sql.join(conditions(filter), sql` and `)
  const { rows } = await sql<DirectoryUserRow>`
    select p.id, u.user_name, u.external_id, u.active, p.name, p.email, p.time_zone, p.languages, u.created_at, u.changed_at,
      coalesce((select json_agg(json_build_object('id', g.id, 'display_name', g.display_name) order by g.display_name)
        from directory_member m join directory_group g on g.id = m.group_id where m.person_id = p.id), '[]') as groups
    from directory_user u join person p on p.id = u.person_id
    where ${where} order by u.created_at, p.id offset ${offset} limit ${limit}
  `.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from directory_user u join person p on p.id = u.person_id where ${where}
  `.execute(db)
  return { total: counted[0]!.total, users: rows }
}

function conditions({ id, userName, externalId, email, active }: UserFilter): RawBuilder<unknown>[] {
  return [
    sql`true`,
    ...(id === undefined ? [] : [sql`p.id::text = lower(${id})`]),
    ...(userName === undefined ? [] : [sql`lower(u.user_name) = lower(${userName})`]),
    ...(externalId === undefined ? [] : [sql`u.external_id = ${externalId}`]),
    ...(email === undefined ? [] : [sql`lower(p.email) = lower(${email})`]),
    ...(active === undefined ? [] : [sql`u.active = ${active}`]),
  ]
}

export interface DirectoryUser {
  readonly userName: string
  readonly externalId: string | null
  readonly name: string
  readonly email: string
  readonly timeZone: string
  readonly languages: readonly string[]
}

/** Takes somebody into the directory's care: whoever has the address already, else somebody new. Null when the name or the address is taken. */
export async function takeIntoDirectory(
  db: Kysely<DB>,
  fresh: { readonly id: string; readonly slug: string },
  user: DirectoryUser,
): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const { rows: known } = await sql<{ id: string; kept: boolean }>`
      select p.id, exists (select 1 from directory_user u where u.person_id = p.id) as kept
      from person p where lower(p.email) = lower(${user.email}) for update
    `.execute(trx)
    const [before] = known
    if (before?.kept) return null
    const id = before?.id ?? fresh.id
    if (!before)
      await sql`
        insert into person (id, slug, name, email, kind, time_zone, languages)
        values (${id}, ${fresh.slug}, ${user.name}, ${user.email}, 'staff', ${user.timeZone}, ${[...user.languages]})
      `.execute(trx)
    else await sql`update person set removed_at = null, name = ${user.name} where id = ${id}`.execute(trx)
    const { numAffectedRows } = await sql`
      insert into directory_user (person_id, user_name, external_id)
      values (${id}, ${user.userName}, ${user.externalId}) on conflict do nothing
    `.execute(trx)
    if (numAffectedRows === 0n) throw new NameTaken()
    return id
  })
}

/** Another person of the directory has this name. */
export class NameTaken extends Error {
  override name = 'NameTaken'
}

/** Says anew who somebody is. Throws what a taken name or address throws. */
export async function changeDirectoryUser(db: Kysely<DB>, id: string, user: DirectoryUser): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      update person set name = ${user.name}, email = ${user.email}, time_zone = ${user.timeZone},
        languages = ${[...user.languages]} where id = ${id}
    `.execute(trx)
    await sql`
      update directory_user set user_name = ${user.userName}, external_id = ${user.externalId}, changed_at = now()
      where person_id = ${id}
    `.execute(trx)
  })
}

/** Whether somebody may come in at all; whoever may not has been signed out and relieved by the caller. */
export async function setActive(db: Kysely<DB>, id: string, active: boolean): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`update directory_user set active = ${active}, changed_at = now() where person_id = ${id}`.execute(
      trx,
    )
    if (active) await sql`update person set removed_at = null where id = ${id}`.execute(trx)
  })
}

export async function leaveDirectory(db: Kysely<DB>, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`delete from directory_member where person_id = ${id}`.execute(trx)
    await sql`delete from directory_user where person_id = ${id}`.execute(trx)
  })
}

export async function isKeptByDirectory(db: Kysely<DB>, personId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from directory_user where person_id = ${personId}`.execute(db)
  return rows.length > 0
}
