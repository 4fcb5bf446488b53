import { sql, type Kysely } from 'kysely'
import type { ChannelKind } from '../../domain/conversation/channel.ts'
import type { Role } from '../../workflows/ports/people-store.ts'
import type { DB } from '../schema.ts'
import { inBrands } from './visible.ts'

export interface PersonRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly email: string
  readonly kind: 'staff' | 'freelance'
  readonly time_zone: string
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly channel_kinds: readonly ChannelKind[]
  readonly hours: { readonly sleep?: { readonly from_minute: number; readonly to_minute: number } }
  readonly capacity: Readonly<Partial<Record<ChannelKind, number>>>
  readonly slack_user_id: string | null
  readonly present_until: Date | null
  readonly away_until: Date | null
  /** In all brands, also those that the viewer has nothing to do with: to know whom they may act for. */
  readonly roles: readonly { readonly brand_id: string; readonly role: Role }[]
  readonly holding: number
}

export interface PeopleFilter {
  readonly role?: Role | undefined
  readonly after?: readonly [string, string] | null
  readonly limit: number
  readonly id?: string
}

/** Everybody who is something in one of these brands, by name. */
export async function readPeople(
  db: Kysely<DB>,
  brandIds: readonly string[],
  { role, after = null, limit, id }: PeopleFilter,
): Promise<readonly PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.slug, p.name, p.email, p.kind, p.time_zone, p.languages, p.skills, p.channel_kinds, p.hours, p.capacity,
      p.slack_user_id, p.present_until, p.away_until,
      (select json_agg(json_build_object('brand_id', m.brand_id, 'role', m.role) order by m.brand_id, m.role)
       from membership m where m.person_id = p.id) as roles,
      (select count(*)::int from claim c where c.person_id = p.id and c.state = 'active') as holding
    from person p
    where p.removed_at is null
      and exists (select 1 from membership m where m.person_id = p.id and ${inBrands(sql`m.brand_id`, brandIds)}
                  and ${role ? sql`m.role = ${role}` : sql`true`})
      and ${id ? sql`p.id = ${id}` : sql`true`}
      and ${after ? sql`(p.name, p.id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by p.name, p.id limit ${limit}
  `.execute(db)
  return rows
}

/** Those of these addresses, in small letters, that somebody has or had: an address is one person's for good. */
export async function emailsInUse(db: Kysely<DB>, emails: readonly string[]): Promise<ReadonlySet<string>> {
  if (emails.length === 0) return new Set()
  const { rows } = await sql<{ email: string }>`
    select lower(email) as email from person
    where lower(email) = any (${emails.map((email) => email.toLowerCase())}::text[])
  `.execute(db)
  return new Set(rows.map(({ email }) => email))
}
