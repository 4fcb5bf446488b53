import { sql, type Kysely, type Transaction } from 'kysely'
import type { PersonId } from '../../domain/ids.ts'
import type { Role } from '../../workflows/ports/people-store.ts'
import type { DB } from '../schema.ts'

/** Whose identity this is; null when nobody has come with it, or they left. */
export async function personOfIdentity(
  db: Kysely<DB>,
  provider: string,
  subject: string,
): Promise<PersonId | null> {
  const { rows } = await sql<{ id: PersonId }>`
    select p.id from outside_identity i join person p on p.id = i.person_id
    where i.provider = ${provider} and i.subject = ${subject} and p.removed_at is null
  `.execute(db)
  return rows[0]?.id ?? null
}

export async function personWithAddress(db: Kysely<DB>, email: string): Promise<PersonId | null> {
  const { rows } = await sql<{ id: PersonId }>`
    select id from person where lower(email) = lower(${email}) and removed_at is null
  `.execute(db)
  return rows[0]?.id ?? null
}

export async function linkIdentity(
  db: Kysely<DB>,
  link: { readonly provider: string; readonly subject: string; readonly personId: PersonId },
): Promise<void> {
  await sql`
    insert into outside_identity (provider, subject, person_id)
    values (${link.provider}, ${link.subject}, ${link.personId})
    on conflict (provider, subject) do update set person_id = excluded.person_id
  `.execute(db)
}

export interface BrandRole {
  /** Slug. */
  readonly brand: string
  readonly role: Role
}

export interface FollowedGroups {
  readonly given: readonly BrandRole[]
  readonly taken: readonly BrandRole[]
}

/** What somebody is by their groups, from now on; what they were made by hand stays. Answers what was given and taken. */
export async function followGroups(
  trx: Transaction<DB>,
  personId: string,
  wanted: readonly BrandRole[],
): Promise<FollowedGroups> {
  const rows = wanted.map(({ brand, role }) => ({ brand, role }))
  const { rows: given } = await sql<BrandRole>`
    insert into membership (brand_id, person_id, role, by_group)
    select b.id, ${personId}, w.role, true
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (brand text, role text) join brand b on b.slug = w.brand
    on conflict do nothing
    returning (select slug from brand where id = brand_id) as brand, role
  `.execute(trx)
  const { rows: taken } = await sql<BrandRole>`
    delete from membership m using brand b
    where b.id = m.brand_id and m.person_id = ${personId} and m.by_group
      and not exists (select 1 from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w (brand text, role text)
                      where w.brand = b.slug and w.role = m.role)
    returning b.slug as brand, m.role
  `.execute(trx)
  return { given, taken }
}
